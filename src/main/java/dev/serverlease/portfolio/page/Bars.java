package dev.serverlease.portfolio.page;

import dev.serverlease.portfolio.page.Chart.Box;
import dev.serverlease.portfolio.page.Chart.Shape;
import dev.serverlease.portfolio.page.Chart.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lying bars, each below its words: they have room for words in either language, on a telephone too. */
final class Bars {

    private static final int WIDTH = 360;
    private static final int LINE = 38;
    private static final int TEXT = 14;
    private static final int BAR_AT = 19;
    private static final int BAR = 12;

    /** A bar that stands for something is seen. */
    private static final double LEAST = 2;

    /** A Chinese character is as wide as the letters are high, others about half of that. */
    private static final int WIDE = 13;

    private static final int NARROW = 7;
    private static final int BETWEEN = 14;

    /** Behind it characters are wide. */
    static final int LAST_NARROW = 0x2e7f;

    private Bars() {}

    /**
     * One bar.
     *
     * @param part how much of the value is its second part, such as what is late
     * @param said the value as people read it
     * @param told the same for who does not see the key
     */
    record Bar(String label, double value, double part, String said, String told) {

        Bar(String label, double value, double part, String said) {
            this(label, value, part, said, said);
        }
    }

    static Chart of(String id, String title, List<String> key, List<Bar> bars) {
        double most = bars.stream().mapToDouble(Bar::value).max().orElse(0);
        var shapes = new ArrayList<Shape>();
        int top = 0;
        for (var bar : bars) {
            shapes.add(new Words(
                    "label", 0, top + TEXT, "start", fitted(bar.label(), WIDTH - width(bar.said()) - BETWEEN)));
            shapes.add(new Words("value", WIDTH, top + TEXT, "end", bar.said()));
            double width = most == 0 ? 0 : bar.value() * WIDTH / most;
            shapes.add(new Box("track", 0, top + BAR_AT, WIDTH, BAR));
            if (bar.value() > 0) {
                shapes.add(new Box("whole", 0, top + BAR_AT, rounded(Math.max(width, LEAST)), BAR));
            }
            if (bar.part() > 0) {
                shapes.add(new Box("part", 0, top + BAR_AT, rounded(Math.max(bar.part() * WIDTH / most, LEAST)), BAR));
            }
            top += LINE;
        }
        var told = bars.stream().map(bar -> bar.label() + " " + bar.told()).collect(Collectors.joining("; "));
        return new Chart(id, title, told, key, "part", WIDTH, Math.max(top, 1), shapes);
    }

    private static String fitted(String label, int room) {
        for (int i = 1; i <= label.length(); i++) {
            if (width(label.substring(0, i)) > room) {
                return label.substring(0, i - 1) + "…";
            }
        }
        return label;
    }

    private static int width(String text) {
        return text.chars().map(one -> one > LAST_NARROW ? WIDE : NARROW).sum();
    }

    private static double rounded(double width) {
        return Math.round(width * 10) / 10.0;
    }
}
