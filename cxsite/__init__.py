"""cxsite turns a folder of journeys, metrics and survey answers into a bilingual handbook."""
