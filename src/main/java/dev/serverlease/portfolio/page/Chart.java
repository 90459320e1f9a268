package dev.serverlease.portfolio.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart as the template draws it: bars, each with its words and its value, in a box of units of its own. The table
 * behind it stands beside it on the page.
 *
 * @param title what it shows, with the unit and the day
 * @param told the same as a sentence for who does not see it, with the largest figures
 * @param key what the two parts of a bar are; empty where bars have one
 * @param second the style of the second of them
 */
public record Chart(
        String id,
        String title,
        String told,
        List<String> key,
        String second,
        int width,
        int height,
        List<Shape> shapes) {

    /** Something drawn. */
    public sealed interface Shape permits Box, Words {

        default boolean isBox() {
            return this instanceof Box;
        }
    }

    /** @param style name of its class: which part of a bar it is */
    public record Box(String style, double x, double y, double width, double height) implements Shape {}

    /**
     * @param style name of its class; {@code upright} in it for words that are read from below
     * @param anchor {@code start}, {@code middle} or {@code end}
     */
    public record Words(String style, double x, double y, String anchor, String text) implements Shape {

        /** How it is turned; null if it lies. */
        public @Nullable String turned() {
            return style.contains("upright") ? "rotate(-90 " + x + " " + y + ")" : null;
        }
    }
}
