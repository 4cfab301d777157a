"""Keeping trackers safe: is the file whole, inside and out?"""
