"""The language: text into its normal forms, and the words, figures and days in it. Nothing here knows a document.

    forms          clean, Clean (with its way back to the raw text); key, fold, has_accents
    tone           canon_syllable, split_syllable: where the tone mark stands
    tokens         tokens, Token: words, numbers, document numbers, dates, percent signs
    units          unit_at, Unit: the unit after a number
    numbers        parse_number, quantities, Quantity, normal_figures
    dates          dates, DateMention, years
    sentences      sentences, clauses, asides, listing
    words          segment, Word, warm_up: words of several syllables, by underthesea
    accents        AccentModel: accents put back into a question typed without
    english        is_english, translate: questions in English; its words are in english_subjects, _everyday, _stems
    synonyms       official: everyday words -> what documents say
    verbs          verbs: what is done in a question, by underthesea's tagger
    telex          restore: keystrokes that no input method carried out
    abbreviations  expand, EXPANSIONS; Abbreviations: both ways, with a person's own table
    notations      other_notations: a figure as documents may write it
    places         other_names: provinces under their old and new names

Offsets that go in or come out are offsets into the CLEAN text; `Clean.raw_span` leads back to the raw one.
"""
