package dev.serverlease.lists;

import dev.serverlease.request.Refusal.FieldError;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Behind which lease a page of a list begins: its number, and the place that it had in the order when the page before
 * was read. So the next page follows though that lease has moved since, or is no longer in the list. Of a number alone
 * the place is the one that it has now.
 *
 * @param place as {@link LeaseOrder#place} writes it; null of a number alone
 */
record Behind(String number, @Nullable String place) {

    static final String PARAMETER = "after";

    private static final Pattern FORM =
            Pattern.compile("(SL-\\d{4}-\\d{6,12})(?:\\.([a-z]\\.(?:\\d\\.)?(?:\\d{1,18}|never)))?");
    private static final Pattern PLACE = Pattern.compile("[a-z]\\.(?:(?<rank>\\d)\\.)?(?<micros>\\d+|never)");

    /** @return empty if it is no such text */
    static Optional<Behind> of(String text) {
        var form = FORM.matcher(text);
        return form.matches() ? Optional.of(new Behind(form.group(1), form.group(2))) : Optional.empty();
    }

    static FieldError wrong() {
        return new FieldError(
                PARAMETER,
                "请原样填写上一页给出的 next，或者租赁的编号，例如 SL-2026-000001；不填的，显示首页。 Give the next of the page before as it is,"
                        + " or the number of a lease, like SL-2026-000001; without it the list begins.");
    }

    /** Of a number alone which this reader finds no lease with; whether others do is not told. */
    static FieldError unknown() {
        return new FieldError(
                PARAMETER,
                "没有可以查看的这件租赁，无从接续：请填写列表中某件租赁的编号，或者上一页的 next。 There is no such lease among yours to go on from:"
                        + " give the number of one in the list, or the next of the page before.");
    }

    /** The place as the database reads a time. */
    String time() {
        var micros = part("micros");
        return micros.equals("never")
                ? "infinity"
                : Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS).toString();
    }

    /** As the order by risk has it. */
    int rank() {
        return Integer.parseInt(part("rank"));
    }

    private String part(String name) {
        var parts = PLACE.matcher(String.valueOf(place));
        var part = parts.matches() ? parts.group(name) : null;
        if (part == null) {
            throw LeaseFilter.refused(List.of(wrong()));
        }
        return part;
    }

    String text() {
        return place == null ? number : number + '.' + place;
    }
}
