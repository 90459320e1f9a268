package dev.serverlease.stage.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts;
import dev.serverlease.law.facts.UseFacts.Sector;
import dev.serverlease.register.PermitRegister;
import dev.serverlease.register.PermitRegister.Entries;
import dev.serverlease.register.PermitRegister.Entry;
import dev.serverlease.register.PermitRegister.Holder;
import dev.serverlease.register.PermitRegister.Kind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Adds what the permit register says about the numbers in an application. For an unknown number nothing is added: its
 * status stays UNKNOWN.
 */
@Component
class RegisterFacts {

    private static final Map<String, Kind> MECHANISMS = Map.of(
            "ASSESSMENT", Kind.SECURITY_ASSESSMENT,
            "STANDARD_CONTRACT", Kind.STANDARD_CONTRACT_FILING,
            "CERTIFICATION", Kind.PIP_CERTIFICATE);

    private static final Set<Kind> CHANNEL_APPROVALS = EnumSet.of(Kind.CROSS_BORDER_APPROVAL, Kind.CHANNEL_APPROVAL);

    private static final String VALID = "VALID";

    private static final Set<String> SECTORS =
            Arrays.stream(Sector.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private final PermitRegister register;

    RegisterFacts(PermitRegister register) {
        this.register = register;
    }

    void addTo(ObjectNode facts, LocalDate day) {
        var use = facts.withObjectProperty("use");
        var channel = facts.withObjectProperty("channel");
        var data = facts.withObjectProperty("data");
        var lessee = facts.withObjectProperty("lessee");
        var entries = register.entries(
                Stream.concat(
                                Stream.of(
                                        use.path("licenceNo"),
                                        use.path("filingNo"),
                                        lessee.path("permitNo"),
                                        channel.path("approvalRef"),
                                        data.path("mechanismRef")),
                                approvals(use))
                        .map(JsonNode::asText)
                        .filter(number -> !number.isBlank())
                        .collect(Collectors.toSet()),
                Holder.of(lessee));
        entries.find(use.path("licenceNo").asText(), Kind.TELECOM_PERMIT).ifPresent(entry -> {
            use.put("licenceStatus", entry.status(day));
            var items = use.putArray("licenceItems");
            entry.items().forEach(items::add);
            put(use, "licenceValidTo", entry.validTo());
            put(use, "licenceRenewalAppliedOn", entry.renewalAppliedOn());
        });
        entries.find(use.path("filingNo").asText(), Kind.FILING)
                .ifPresent(entry -> use.put("filingStatus", entry.status(day)));
        addChannelApproval(channel, entries, day);
        entries.find(lessee.path("permitNo").asText(), Kind.TELECOM_PERMIT).ifPresent(entry -> {
            lessee.put("permitStatus", entry.status(day));
            var categories = lessee.putArray("permitCategories");
            entry.items().forEach(categories::add);
            put(lessee, "permitValidTo", entry.validTo());
            put(lessee, "permitRenewalAppliedOn", entry.renewalAppliedOn());
        });
        addApprovals(use, entries, day);
        mechanism(data, entries).ifPresent(entry -> {
            data.put("mechanismStatus", entry.status(day));
            // the register's data replace the applicant's own statement
            data.remove("mechanismValidTo");
            put(data, "mechanismValidTo", entry.validTo());
            put(data, "mechanismRenewalAppliedOn", entry.renewalAppliedOn());
        });
    }

    /** The last day of the filing, of which the rulebook's facts contain only the status. */
    List<LocalDate> endsOfFilings(LeaseFacts facts) {
        var numbers = Stream.ofNullable(facts.use().filingNo())
                .filter(LeaseFacts::given)
                .collect(Collectors.toSet());
        var lessee = facts.lessee();
        boolean individual = lessee.kind() == LesseeFacts.Kind.INDIVIDUAL;
        var holder = new Holder(
                Objects.requireNonNullElse(lessee.uscc(), ""),
                individual ? Objects.requireNonNullElse(lessee.name(), "") : "");
        return register.entries(numbers, holder).byNumber().values().stream()
                .filter(entry -> entry.kind() == Kind.FILING)
                .map(Entry::validTo)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Optional<Entry> mechanism(ObjectNode data, Entries entries) {
        return Optional.ofNullable(MECHANISMS.get(data.path("mechanism").asText()))
                .flatMap(kind -> entries.find(data.path("mechanismRef").asText(), kind));
    }

    /** Of either kind; the rules tell them apart. */
    private static void addChannelApproval(ObjectNode channel, Entries entries, LocalDate day) {
        CHANNEL_APPROVALS.stream()
                .flatMap(kind -> entries.find(channel.path("approvalRef").asText(), kind).stream())
                .findFirst()
                .ifPresent(entry -> {
                    channel.put("approvalStatus", entry.status(day));
                    channel.put("approvalKind", entry.kind().name());
                    put(channel, "approvalValidTo", entry.validTo());
                    put(channel, "approvalRenewalAppliedOn", entry.renewalAppliedOn());
                });
    }

    /**
     * The consents of sector authorities: what they cover together, and which one must be renewed next. An expired
     * consent, or one whose sectors a longer one covers, need not be renewed.
     */
    private static void addApprovals(ObjectNode use, Entries entries, LocalDate day) {
        var numbers = approvals(use)
                .map(JsonNode::asText)
                .filter(LeaseFacts::given)
                .distinct()
                .toList();
        var known = numbers.stream()
                .flatMap(number -> entries.find(number, Kind.SECTOR_APPROVAL).stream())
                .toList();
        if (known.size() == numbers.size() && !known.isEmpty()) {
            use.put("approvalStatus", known.stream().allMatch(entry -> isValid(entry, day)) ? VALID : "NOT_VALID");
        }
        var sectors = use.putArray("approvedSectors");
        known.stream()
                .filter(entry -> isValid(entry, day))
                .flatMap(entry -> entry.items().stream())
                .filter(SECTORS::contains)
                .distinct()
                .forEach(sectors::add);
        var valid = known.stream().filter(entry -> isValid(entry, day)).toList();
        valid.stream()
                .filter(entry -> entry.validTo() != null)
                .filter(entry -> valid.stream().noneMatch(other -> outlasts(other, entry)))
                .min(Comparator.comparing((Entry entry) -> isApplied(entry, day))
                        .thenComparing(Entry::validTo, Comparator.nullsLast(Comparator.naturalOrder())))
                .ifPresent(next -> {
                    put(use, "approvalValidTo", next.validTo());
                    put(use, "approvalRenewalAppliedOn", next.renewalAppliedOn());
                });
    }

    private static boolean isApplied(Entry entry, LocalDate day) {
        return entry.renewalAppliedOn() != null && !entry.renewalAppliedOn().isAfter(day);
    }

    private static boolean outlasts(Entry other, Entry entry) {
        return other.items().containsAll(entry.items())
                && entry.validTo() != null
                && (other.validTo() == null || other.validTo().isAfter(entry.validTo()));
    }

    private static boolean isValid(Entry entry, LocalDate day) {
        return entry.status(day).equals(VALID);
    }

    private static void put(ObjectNode section, String member, @Nullable LocalDate day) {
        if (day != null) {
            section.put(member, day.toString());
        }
    }

    private static Stream<JsonNode> approvals(ObjectNode use) {
        return StreamSupport.stream(use.path("approvalRefs").spliterator(), false);
    }
}
