package dev.serverlease.portfolio.page;

import dev.serverlease.portfolio.page.Chart.Box;
import dev.serverlease.portfolio.page.Chart.Shape;
import dev.serverlease.portfolio.page.Chart.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Standing columns, one or two a time, each with its value, beside an axis. */
final class Columns {

    private static final int WIDTH = 360;
    private static final int HEIGHT = 186;
    private static final int BASE = 164;

    /** Above the tallest its value has room, be it upright. */
    private static final int TALLEST = 126;

    private static final double GAP = 0.12;

    /** Between the two of a time, so that they are told apart where they are as high as each other. */
    private static final double BETWEEN = 0.6;

    private static final double LEAST = 1;

    /** How wide a figure and a Chinese character are. */
    private static final double FIGURE = 5.6;

    private static final double WIDE = 10;
    private static final int LINES = 4;
    private static final int DECADE = 10;
    private static final String SMALL = "small";

    private Columns() {}

    /**
     * @param name what the columns are
     * @param more said behind it in the key; may be empty
     */
    record Series(String name, String more) {}

    /**
     * @param full the label as a sentence says it
     * @param second of which the column beside stands; the same unit; negative where there is none
     */
    record Column(String label, String full, long first, long second) {}

    static Chart of(String id, String title, List<Series> series, List<Column> columns) {
        boolean two = series.size() > 1;
        long most = Math.max(
                1,
                columns.stream()
                        .mapToLong(column -> Math.max(column.first(), column.second()))
                        .max()
                        .orElse(1));
        var shapes = new ArrayList<Shape>();
        double left = axis(shapes, most);
        double room = (WIDTH - left) / Math.max(1, columns.size());
        double width = room * (1 - GAP) / (two ? 2 : 1);
        boolean upright = width(String.valueOf(most)) > width + 1;
        int each = 1
                + (int) (columns.stream()
                                .mapToDouble(column -> width(column.label()))
                                .max()
                                .orElse(0)
                        / room);
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            double at = left + i * room + room * GAP / 2;
            add(shapes, "whole", at, two ? width - BETWEEN : width, column.first(), most, upright);
            if (two) {
                add(shapes, "second", at + width, width, column.second(), most, upright);
            }
            if (i % each == 0) {
                double middle = Math.min(left + i * room + room / 2, WIDTH - width(column.label()) / 2);
                shapes.add(new Words("month", round(middle), HEIGHT - 6, "middle", column.label()));
            }
        }
        shapes.add(new Box("base", round(left), BASE, round(WIDTH - left), 1));
        var told = columns.stream().map(column -> told(series, column)).collect(Collectors.joining("; "));
        var key = series.stream().map(one -> one.name() + one.more()).toList();
        return new Chart(id, title, told, key, "second", WIDTH, HEIGHT, shapes);
    }

    private static String told(List<Series> series, Column column) {
        var first = column.full() + " " + series.get(0).name() + " " + column.first();
        return series.size() > 1 ? first + " / " + series.get(1).name() + " " + column.second() : first;
    }

    /** Lines at round numbers. @return where the columns begin */
    private static double axis(List<Shape> shapes, long most) {
        long step = step(most);
        double left = width(String.valueOf(most / step * step)) + 4;
        for (long value = 0; value <= most; value += step) {
            double y = round(BASE - (double) value * TALLEST / most);
            shapes.add(new Words(SMALL, round(left - 3), y + 3, "end", String.valueOf(value)));
            if (value > 0) {
                shapes.add(new Box("grid", round(left), y, round(WIDTH - left), 0.5));
            }
        }
        return left;
    }

    /** One, two or five of ones, tens and so on, so that there are few lines. */
    private static long step(long most) {
        for (long decade = 1; ; decade *= DECADE) {
            for (long step : List.of(decade, 2 * decade, 5 * decade)) {
                if (most / step <= LINES) {
                    return step;
                }
            }
        }
    }

    private static void add(
            List<Shape> shapes, String style, double left, double width, long value, long most, boolean upright) {
        if (value <= 0) {
            return;
        }
        double height = Math.max(LEAST, (double) value * TALLEST / most);
        shapes.add(new Box(style, round(left), round(BASE - height), round(width), round(height)));
        var text = String.valueOf(value);
        double top = BASE - height - 3;
        shapes.add(
                upright
                        ? new Words("small upright", round(left + width / 2 + 3.5), round(top), "start", text)
                        : new Words(SMALL, round(left + width / 2), round(top), "middle", text));
    }

    private static double width(String text) {
        return text.chars()
                .mapToDouble(one -> one > Bars.LAST_NARROW ? WIDE : FIGURE)
                .sum();
    }

    private static double round(double length) {
        return Math.round(length * 10) / 10.0;
    }
}
