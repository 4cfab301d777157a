"""What marking sets, likelihood scales and orders of dates are called, for settings too. Loads nothing."""

MARKING_SETS = {
    "none": "None",
    "tlp": "Traffic light protocol (TLP)",
    "eu": "European Union",
    "nato": "NATO",
    "uk": "United Kingdom",
    "us": "United States",
    "exercise": "Exercise, marked as fictional",
}
SCALES = {
    "phia": "PHIA probability yardstick (United Kingdom)",
    "icd203": "ICD 203 (United States)",
    "kent": "Kent's words of estimative probability",
}
DATE_ORDERS = {"DMY": "day, month, year", "MDY": "month, day, year", "YMD": "year, month, day"}
