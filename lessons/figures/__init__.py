"""Pictures and facts of the lessons, drawn and said from the files in `lessons/content/data`.

Pure: knows no models, no requests and not who reads; each figure exists in both languages.
"""
