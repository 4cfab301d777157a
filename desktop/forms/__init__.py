"""The form engine: one widget for each kind of field, and the form of a record made of them."""
