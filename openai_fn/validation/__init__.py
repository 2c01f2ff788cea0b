"""Params and options against JSON Schemas: a fast check, then one readable line for each problem."""
