package dev.serverlease.clause;

/** How English texts call the parties. */
final class Sides {
    static final String LESSOR = "\\b(lessor|landlord|party a|provider)\\b";
    static final String LESSEE = "\\b(lessee|tenant|party b|customer|client)\\b";

    private Sides() {}
}
