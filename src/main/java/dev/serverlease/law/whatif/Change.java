package dev.serverlease.law.whatif;

import dev.serverlease.law.Outcome;

/**
 * A single change of a fact after which the rule is not violated any more.
 *
 * @param fact its name of the vocabulary
 * @param value the value concerned, as findings keep values; empty for {@link Kind#STATED}, {@link Kind#NOT_STATED} and
 *     {@link Kind#OTHER_TEXT}
 * @param outcome what the rule would say then
 */
public record Change(String fact, Kind kind, String value, Outcome outcome) {

    /** How the fact would differ. */
    public enum Kind {
        /** It would be this. */
        IS,
        /** This would be among its values. */
        WITH,
        /** This would not be among its values. */
        WITHOUT,
        /** It would be this or less, or this day or an earlier one, as far as the next border. */
        AT_MOST,
        /** It would be this or more, or this day or a later one, as far as the next border. */
        AT_LEAST,
        /** A text would be given at all. */
        STATED,
        /** No text would be given. */
        NOT_STATED,
        /** Another text would be given. */
        OTHER_TEXT
    }
}
