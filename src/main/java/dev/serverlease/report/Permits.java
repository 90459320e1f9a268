package dev.serverlease.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.law.number.Uscc;
import dev.serverlease.register.PermitRegister.Holder;
import dev.serverlease.register.PermitRegister.Kind;
import dev.serverlease.words.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The licences and filings on which an application relies, and what the public register says of each for its lessee. A
 * number is looked for as the checks do: with its kind and its holder, else the register does not know it.
 */
record Permits(List<Permit> all) {

    private static final String BETWEEN = "；";
    private static final String VALID = "VALID";

    /**
     * @param says what the register says of it on the day
     * @param readOn when that was read from the public register; null where it does not know the number
     */
    record Permit(
            String kind,
            String number,
            String says,
            @Nullable LocalDate readOn) {}

    static Permits of(LeasedServers.Row lease, LocalDate day) {
        var found = new ArrayList<Permit>();
        find(lease, "/use/licenceNo", Kind.TELECOM_PERMIT, "互联网信息服务经营许可证 Licence of the information service", day)
                .ifPresent(found::add);
        find(lease, "/use/filingNo", Kind.FILING, "备案 Filing", day).ifPresent(found::add);
        find(lease, "/lessee/permitNo", Kind.TELECOM_PERMIT, "电信业务经营许可证 Telecom permit", day)
                .ifPresent(found::add);
        return new Permits(List.copyOf(found));
    }

    String kinds() {
        return joined(Permit::kind);
    }

    String numbers() {
        return joined(Permit::number);
    }

    String says() {
        return joined(Permit::says);
    }

    String readOn() {
        return joined(permit -> Cells.day(permit.readOn()));
    }

    private String joined(Function<Permit, String> member) {
        return all.stream().map(member).collect(Collectors.joining(BETWEEN));
    }

    private static Optional<Permit> find(
            LeasedServers.Row lease, String path, Kind kind, String called, LocalDate day) {
        var number = lease.application().at(path).asText("");
        if (number.isBlank()) {
            return Optional.empty();
        }
        var holder = Holder.of(lease.application().path("lessee"));
        return Optional.of(StreamSupport.stream(lease.register().spliterator(), false)
                .filter(entry -> entry.path("number").asText().equals(number)
                        && entry.path("kind").asText().equals(kind.name())
                        && isOf(holder, entry))
                .findFirst()
                .map(entry -> new Permit(called, number, says(entry, day), read(entry, "read_on")))
                .orElseGet(() -> new Permit(called, number, "登记册未载明 Not in the register for this lessee", null)));
    }

    private static boolean isOf(Holder holder, JsonNode entry) {
        return entry.path("holder_uscc").isTextual()
                ? entry.path("holder_uscc").asText().equals(Uscc.normal(holder.uscc()))
                : entry.path("holder_name").asText().equals(holder.individual().strip());
    }

    private static String says(JsonNode entry, LocalDate day) {
        var status = entry.path("status").asText();
        var until = read(entry, "valid_to");
        if (!status.equals(VALID) || until == null) {
            return Words.of("answer-of-fact", status).both();
        }
        return valid(until, day);
    }

    /** What is to be said on a day of a permit that is valid until another. */
    static String valid(LocalDate until, LocalDate day) {
        return until.isBefore(day)
                ? "有效期已于" + until + "届满 Expired on " + until
                : "有效，至" + until + " Valid until " + until;
    }

    private static @Nullable LocalDate read(JsonNode entry, String column) {
        return entry.path(column).isTextual()
                ? LocalDate.parse(entry.path(column).asText())
                : null;
    }
}
