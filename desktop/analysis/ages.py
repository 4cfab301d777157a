"""How long ago a day is, in words."""

from datetime import date

from db.wording import counted

_MONTH = 30.44  # days, on average


def ago(day: str, today: date) -> str:
    """How long a day (ISO) lies before `today`: "today", "3 days ago", "8 months ago", "2 years ago".

    '' of a day that is still to come.
    """
    days = (today - date.fromisoformat(day)).days
    if days < 1:
        return "today" if days == 0 else ""
    months = round(days / _MONTH)
    number, unit = (days, "day") if months < 2 else (months, "month")
    if months >= 24:
        number, unit = months // 12, "year"
    return f"{counted(number, unit)} ago"
