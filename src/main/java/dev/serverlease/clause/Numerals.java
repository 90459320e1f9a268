package dev.serverlease.clause;

/** Numbers of clauses and items, as statutes write them. */
final class Numerals {

    private static final String DIGITS = "零一二三四五六七八九";

    private Numerals() {}

    /** One to ninety-nine: 一, 十, 十一, 二十, 二十一. */
    static String zh(int number) {
        if (number < 1 || number > 99) {
            throw new IllegalArgumentException("A contract numbers its clauses from 1 to 99, not " + number);
        }
        int tens = number / 10;
        int ones = number % 10;
        return (tens > 1 ? String.valueOf(DIGITS.charAt(tens)) : "")
                + (tens > 0 ? "十" : "")
                + (ones > 0 ? String.valueOf(DIGITS.charAt(ones)) : "");
    }
}
