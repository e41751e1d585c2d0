"""Drafts of e-mails, and meetings for calendars: names, texts and files in, bytes out; nothing is ever sent."""
