"""Owns what students write: drafts, attempts and receipts."""
