package dev.serverlease.law;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A figure by which rules judge, from {@code law/parameters.csv}: with the days on which it counts, and whether an act
 * names it or the house chose it.
 */
public enum Parameter {
    /** Days before the application's day after which a start date counts as back-dated. */
    BACKDATED_DAYS,
    /** Days after which a start date counts as too far ahead. */
    START_AHEAD_DAYS,
    /** A security above so many monthly rents is plainly high. */
    SECURITY_MONTHS,
    /** The share by which the total price may differ from rent times term. */
    PRICE_TOLERANCE,
    /** The highest share of the price that earnest money may reach. */
    EARNEST_SHARE,
    /** An age above which the number is held against the document. */
    GREAT_AGE,
    /** Persons from which an individual's number of data subjects is doubtful. */
    INDIVIDUAL_PI_SUBJECTS,
    /** Days given for the exercise of a right to terminate where the demand names none. */
    EXERCISE_DAYS,
    /** Days around the end of that period in which its reasonableness is for a person. */
    EXERCISE_DOUBT_DAYS,
    /** Days that a demand for rent must give at least. */
    RENT_DEMAND_LEAST_DAYS,
    /** Days from which a demand for rent is reasonable without a person's look. */
    RENT_DEMAND_ENOUGH_DAYS,
    /** A single payment abroad above so many US dollars is filed with the tax office first. */
    PAYMENT_ABROAD_USD,
    /** Months for which a verification of identity counts. */
    IDENTITY_MONTHS;

    private record Value(
            BigDecimal value,
            InForce inForce,
            String sourceZh,
            String sourceEn,
            String zh,
            String en,
            List<String> rules) {}

    private static final Map<String, List<Value>> VALUES = LawTable.read("parameters").stream()
            .collect(Collectors.groupingBy(
                    row -> row.get("name"), Collectors.mapping(Parameter::value, Collectors.toList())));

    private static Value value(LawTable.Row row) {
        return new Value(
                new BigDecimal(row.get("value")),
                row.inForce(),
                row.get("sourceZh"),
                row.get("sourceEn"),
                row.get("zh"),
                row.get("en"),
                List.of(row.get("rules").split(" ")));
    }

    /**
     * Its value on a day.
     *
     * @throws IllegalStateException if the table has none for that day
     */
    public BigDecimal on(LocalDate day) {
        return at(day).value();
    }

    /** Its value on a day, of a figure that is a whole number. */
    public long wholeOn(LocalDate day) {
        return on(day).longValueExact();
    }

    /** What it is called. */
    public Message title(LocalDate day) {
        Value value = at(day);
        return new Message(value.zh(), value.en());
    }

    /** The act that names it, or that the house chose it. */
    public Message source(LocalDate day) {
        Value value = at(day);
        return new Message(value.sourceZh(), value.sourceEn());
    }

    /** Whether the rule judges by it. */
    public boolean isUsedBy(RuleId rule, LocalDate day) {
        return at(day).rules().contains(rule.value());
    }

    private Value at(LocalDate day) {
        return VALUES.getOrDefault(name(), List.of()).stream()
                .filter(value -> value.inForce().on(day))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No value of " + name() + " for " + day));
    }
}
