package dev.serverlease.legalcheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.law.LeaseFacts;
import dev.serverlease.register.PermitRegister;
import dev.serverlease.register.PermitRegister.Entries;
import dev.serverlease.register.PermitRegister.Entry;
import dev.serverlease.register.PermitRegister.Kind;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/**
 * What the permit register says of the numbers in an application. Of a number that it does not know nothing is added:
 * its status stays UNKNOWN.
 */
@Component
class RegisterFacts {

    private static final Map<String, Kind> MECHANISMS = Map.of(
            "ASSESSMENT", Kind.SECURITY_ASSESSMENT,
            "STANDARD_CONTRACT", Kind.STANDARD_CONTRACT_FILING,
            "CERTIFICATION", Kind.PIP_CERTIFICATE);

    private final PermitRegister register;

    RegisterFacts(PermitRegister register) {
        this.register = register;
    }

    void addTo(ObjectNode facts, LocalDate day) {
        var use = facts.withObjectProperty("use");
        var channel = facts.withObjectProperty("channel");
        var data = facts.withObjectProperty("data");
        var entries = register.entries(
                Stream.concat(
                                Stream.of(
                                        use.path("licenceNo"),
                                        use.path("filingNo"),
                                        channel.path("approvalRef"),
                                        data.path("mechanismRef")),
                                approvals(use))
                        .map(JsonNode::asText)
                        .filter(number -> !number.isBlank())
                        .collect(Collectors.toSet()),
                facts.path("lessee").path("uscc").asText(""));
        entries.find(use.path("licenceNo").asText(), Kind.TELECOM_PERMIT).ifPresent(entry -> {
            use.put("licenceStatus", entry.status(day));
            var items = use.putArray("licenceItems");
            entry.items().forEach(items::add);
            Optional.ofNullable(entry.validTo()).ifPresent(last -> use.put("licenceValidTo", last.toString()));
        });
        entries.find(use.path("filingNo").asText(), Kind.FILING)
                .ifPresent(entry -> use.put("filingStatus", entry.status(day)));
        entries.find(channel.path("approvalRef").asText(), Kind.CROSS_BORDER_APPROVAL)
                .ifPresent(entry -> channel.put("approvalStatus", entry.status(day)));
        firstExpiry(use, entries).ifPresent(last -> use.put("approvalValidTo", last.toString()));
        mechanism(data, entries).ifPresent(entry -> {
            data.put("mechanismStatus", entry.status(day));
            // what the register knows takes the place of the applicant's own word
            data.remove("mechanismValidTo");
            Optional.ofNullable(entry.validTo()).ifPresent(last -> data.put("mechanismValidTo", last.toString()));
        });
    }

    /** The last days of the filing and of the approval of the line, which the rulebook's facts know by status alone. */
    List<LocalDate> endsOfFilings(LeaseFacts facts) {
        var numbers = Stream.of(facts.use().filingNo(), facts.channel().approvalRef())
                .filter(LeaseFacts::given)
                .collect(Collectors.toSet());
        var holder = Objects.requireNonNullElse(facts.lessee().uscc(), "");
        return register.entries(numbers, holder).byNumber().values().stream()
                .filter(entry -> entry.kind() == Kind.FILING || entry.kind() == Kind.CROSS_BORDER_APPROVAL)
                .map(Entry::validTo)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Optional<Entry> mechanism(ObjectNode data, Entries entries) {
        return Optional.ofNullable(MECHANISMS.get(data.path("mechanism").asText()))
                .flatMap(kind -> entries.find(data.path("mechanismRef").asText(), kind));
    }

    private static Optional<LocalDate> firstExpiry(ObjectNode use, Entries entries) {
        return approvals(use)
                .flatMap(number -> entries.find(number.asText(), Kind.SECTOR_APPROVAL).stream())
                .map(Entry::validTo)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    private static Stream<JsonNode> approvals(ObjectNode use) {
        return StreamSupport.stream(use.path("approvalRefs").spliterator(), false);
    }
}
