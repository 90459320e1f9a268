package dev.serverlease.clause;

import java.util.List;
import java.util.stream.Stream;

/**
 * A paragraph of a clause.
 *
 * @param strong whether it is what limits or burdens the lessee, where not the whole clause does (Civil Code art. 496)
 */
record Paragraph(When when, boolean strong, Body body) {

    sealed interface Body {

        Stream<Template> templates();
    }

    record Words(Template zh, Template en) implements Body {
        @Override
        public Stream<Template> templates() {
            return Stream.of(zh, en);
        }
    }

    /** Words once for each item of a list, numbered （一）（二）; the item's own texts are called {@code item.…}. */
    record Repeated(String list, Words words) implements Body {
        @Override
        public Stream<Template> templates() {
            return words.templates();
        }
    }

    /** Paragraphs numbered （一）（二） over those that apply. */
    record Items(List<Paragraph> items) implements Body {
        @Override
        public Stream<Template> templates() {
            return items.stream().flatMap(Paragraph::templates);
        }
    }

    /** All templates, also those of items. */
    Stream<Template> templates() {
        return body.templates();
    }

    /** This paragraph and its items, each with all conditions under which it stands in the clause. */
    Stream<Paragraph> flat() {
        return body instanceof Items items
                ? items.items().stream()
                        .flatMap(Paragraph::flat)
                        .map(item -> new Paragraph(new When.And(when, item.when()), strong, item.body()))
                : Stream.of(this);
    }
}
