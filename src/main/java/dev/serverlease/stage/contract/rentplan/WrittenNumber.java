package dev.serverlease.stage.contract.rentplan;

import java.util.regex.Pattern;

/** A small number as people write it, in digits or in Chinese. */
final class WrittenNumber {

    /** As a part of patterns, without a group; what it matches need not be a number of {@link #of}. */
    static final String ANY = "(?:[0-9]{1,4}|[一二两三四五六七八九十]{1,3})";

    private static final String DIGITS = "零一二三四五六七八九";
    private static final Pattern CHINESE = Pattern.compile("([二两三四五六七八九])?(十)?([一二三四五六七八九])?");

    private WrittenNumber() {}

    /** @return 1 to 9999; 0 if it is no such number */
    static int of(String said) {
        if (said.matches("[0-9]{1,4}")) {
            return Integer.parseInt(said);
        }
        var read = CHINESE.matcher(said.replace("两", "二"));
        if (said.isEmpty() || !read.matches()) {
            return 0;
        }
        int first = digit(read.group(1));
        int last = digit(read.group(3));
        if (read.group(2) == null) {
            return first > 0 && last > 0 ? 0 : first + last;
        }
        return (first == 0 ? 1 : first) * 10 + last;
    }

    private static int digit(String said) {
        return said == null ? 0 : DIGITS.indexOf(said);
    }
}
