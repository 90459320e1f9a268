package dev.serverlease.lists;

import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.words.OneLanguage;
import dev.serverlease.words.PageTime;
import dev.serverlease.words.Word;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a list is narrowed to, and what of it cannot be, as its page says it: in one language, without the codes that
 * programs send.
 */
record FilterWords(OneLanguage language, PageTime times) {

    /**
     * What the list is narrowed to, and the address of the list without it.
     *
     * @param along what else goes away with it, for it says nothing alone; empty if nothing does
     */
    public record Tag(String text, String along, String without) {}

    private record One(Criterion criterion, Object value, ListAddress left) {}

    /** Something that was asked for and cannot be, by what people call it. */
    public record Wrong(String label, String message) {}

    /** What can only go together is one. */
    List<Tag> tags(LeaseFilter filter, ListAddress address) {
        var all = new ArrayList<One>();
        filter.wanted()
                .forEach((criterion, values) -> values.forEach(
                        value -> all.add(new One(criterion, value, address.less(criterion, value.toString())))));
        return all.stream()
                .collect(Collectors.groupingBy(One::left, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(tag -> tag(tag.getKey(), tag.getValue(), all))
                .toList();
    }

    private Tag tag(ListAddress left, List<One> together, List<One> all) {
        var along = all.stream()
                .filter(one -> !together.contains(one))
                .filter(one -> !left.asksFor(one.criterion, one.value.toString()))
                .toList();
        return new Tag(
                said(together),
                along.isEmpty() ? "" : language.of("，连同“" + said(along) + "”", ", together with “" + said(along) + "”"),
                left.page());
    }

    private String said(List<One> filters) {
        return filters.stream()
                .map(one -> language.of(one.criterion.label()) + words(one.criterion, one.value))
                .collect(Collectors.joining(language.of("；", "; ")));
    }

    private String words(Criterion criterion, Object value) {
        var colon = language.of("：", ": ");
        if (value instanceof LocalDate date) {
            return colon + times.date(date);
        }
        if (value instanceof OffsetDateTime instant) {
            return colon + times.minute(instant);
        }
        if (value instanceof YearMonth month) {
            return colon + times.month(month);
        }
        return switch (criterion.kind()) {
            case FLAG -> "";
            case CODE -> colon + language.of(criterion.codes().getOrDefault(value.toString(), new Word("", "")));
            default -> colon + value;
        };
    }

    Wrong wrong(FieldError error) {
        var field = error.field();
        var criterion = Criterion.named(field);
        if (criterion.isPresent()) {
            return new Wrong(language.of(criterion.get().label()), message(criterion.get(), error));
        }
        return switch (field) {
            case LeasesDoor.SORT ->
                new Wrong(
                        language.of("排序", "Sort by"),
                        error.message().equals(LeaseFilter.ONE_VALUE) ? inLanguage(error.message()) : orders());
            case Behind.PARAMETER ->
                new Wrong(
                        language.of("页", "Page"),
                        language.of("这一页已经无从接续，请从首页开始。", "There is nothing to go on from; begin with the first page."));
            default ->
                new Wrong(
                        field,
                        language.of(
                                "没有这个查询条件，请从地址中去掉，改用下面的条件。",
                                "There is no such filter; take it out of the address, and use those below."));
        };
    }

    /** A value that is none is chosen anew, or ticked; any other message is for people as it is. */
    private String message(Criterion criterion, FieldError error) {
        if (error.message().equals(criterion.kind().remedy(criterion.codes()))) {
            return switch (criterion.kind()) {
                case CODE -> language.of("没有这个取值，请从列表中选择。", "There is no such value; choose one of the list.");
                case FLAG -> language.of("只能勾选，或者不勾选。", "Is either ticked or not.");
                default -> inLanguage(error.message());
            };
        }
        if (criterion == Criterion.LESSEE && error.equals(LeaseFilter.TWO_NAMES)) {
            var other = language.of(Criterion.Q.label());
            return language.of("与“" + other + "”只填一项。", "Give this or “" + other + "”, not both.");
        }
        return inLanguage(error.message());
    }

    private String orders() {
        var labels = Arrays.stream(LeaseOrder.values())
                .map(order -> language.of(order.label()))
                .collect(Collectors.joining(language.of("、", "; ")));
        return language.of(
                "没有这种排序，可以选择：" + labels + "。", "There is no such order; choose one of these: " + labels + ".");
    }

    /** Messages are in both languages, Chinese first. */
    private String inLanguage(String message) {
        var texts = message.split("(?<=。) ", 2);
        return language.of(texts[0], texts[texts.length - 1]);
    }
}
