package dev.serverlease.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.law.facts.RegisterStatus;
import dev.serverlease.words.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Who the lessor of a lease is, and under which telecom permit it leases: as its contract names them, and as the
 * register has that permit now. A permit that the register no longer knows stands as the contract was written.
 */
final class LessorCells {

    private LessorCells() {}

    /** Name, credit code, and of the permit its kind, number, holder and state; blank where there is none. */
    static List<String> of(LeasedServers.Row lease, LocalDate day) {
        var lessor = lease.lessor();
        var known = !lease.lessorRegister().isEmpty();
        var permit = (known ? lease.lessorRegister() : lessor).path("permit");
        var number = permit.path("no").asText("");
        return List.of(
                lessor.path("name").asText(""),
                lessor.path("uscc").asText(""),
                number.isEmpty() ? "" : kind(permit),
                number,
                permit.path("holderUscc").asText(""),
                number.isEmpty() ? "" : state(permit, day) + (known ? "" : "；按合同所载 As the contract has it"));
    }

    /** The categories are the catalogue's own numbers. */
    private static String kind(JsonNode permit) {
        var categories = StreamSupport.stream(permit.path("categories").spliterator(), false)
                .map(JsonNode::asText)
                .sorted()
                .collect(Collectors.joining("、"));
        return "电信业务经营许可证 Telecom permit" + (categories.isEmpty() ? "" : "：" + categories);
    }

    private static String state(JsonNode permit, LocalDate day) {
        var status = permit.path("status").asText(RegisterStatus.UNKNOWN.name());
        var until = permit.path("validTo").asText("");
        return status.equals(RegisterStatus.VALID.name()) && !until.isEmpty()
                ? Permits.valid(LocalDate.parse(until), day)
                : Words.of("answer-of-fact", status).both();
    }
}
