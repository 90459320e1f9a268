package dev.serverlease.hands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.LeaseDriver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The application's form, and what is written in it: whole applications, and every value of every choice. */
final class StartForm {

    static final String NAME = "application--start";

    static final FormSchema SCHEMA = FormSchema.inChinese(NAME);

    static final String GROUP = "application.";

    /** What else must be said before a field is shown. */
    private static final Map<String, Map<String, String>> SHOWN_BY = Map.ofEntries(
            Map.entry("lessee.idType", Map.of("lessee.kind", "INDIVIDUAL")),
            Map.entry("lessee.age", Map.of("lessee.kind", "INDIVIDUAL")),
            Map.entry("lessee.livesOnOwnLabourIncome", Map.of("lessee.age", "17")),
            Map.entry("lessee.isCiio", Map.of("lessee.kind", "COMPANY")),
            Map.entry("lessee.mainlandPresence", Map.of("lessee.kind", "OVERSEAS")),
            Map.entry("lessee.foreignControlled", Map.of("use.regulatedActivities", "GENETIC")),
            Map.entry("lessee.signerIsGuardian", Map.of("lessee.kind", "INDIVIDUAL")),
            Map.entry("server.advancedGpu", Map.of("use.activityCodes", "AI_SERVICE")),
            Map.entry("use.reletsAccessResources", Map.of("use.audience", "MAINLAND_PUBLIC")),
            Map.entry("use.revenue", Map.of("use.iis", "COMMERCIAL")),
            Map.entry("data.core", Map.of("data.important", "YES")),
            Map.entry("data.collectedWhere", Map.of("data.core", "YES")),
            Map.entry("data.mainlandCopy", Map.of("lessee.kind", "COMPANY", "lessee.isCiio", "YES")),
            Map.entry("channel.provider", Map.of("channel.kind", "INTL_PRIVATE_LINE")),
            Map.entry("use.regulatedActivities", Map.of("use.noneOfThese", "false")),
            Map.entry("data.categories", Map.of("use.noneOfThese", "false")),
            Map.entry("use.preApprovalSectors", Map.of("use.iis", "COMMERCIAL", "use.noneOfThese", "false")),
            Map.entry("data.exemption", Map.of("data.hasPi", "true")),
            Map.entry("data.mechanism", Map.of("data.hasPi", "true")),
            Map.entry("data.legalBasis", Map.of("data.hasPi", "true")),
            Map.entry("contract.depositKind", Map.of("contract.deposit", "1.00")),
            Map.entry("lessee.consumer", Map.of("lessee.kind", "INDIVIDUAL")),
            Map.entry("contract.rentBasis", Map.of("contract.ownTerms", "true")),
            Map.entry("contract.taxIncluded", Map.of("contract.ownTerms", "true")),
            Map.entry("contract.grossUp", Map.of("contract.ownTerms", "true")),
            Map.entry("contract.disputes", Map.of("contract.ownTerms", "true")),
            Map.entry("contract.renewal", Map.of("contract.ownTerms", "true")),
            Map.entry("contract.keyTermsHighlighted", Map.of("contract.isStandardForm", "true")));

    private StartForm() {}

    /** The sample as somebody would write it: what the form does not show is not asked of a person. */
    static ObjectNode application(LeaseDriver lease, String sample) {
        var application = lease.sample(sample);
        application.put("reference", lease.application().path("reference").asText());
        ((ObjectNode) application.path("channel"))
                .remove(sample.equals("shop-without-licence") ? List.of("purpose") : List.of());
        ((ObjectNode) application.path("lessee")).remove("idVerified");
        // what has no cap is left empty in the form
        ((ObjectNode) application.path("server")).remove(List.of("isHkMoTw", "trafficGb"));
        ((ObjectNode) application.path("data"))
                .remove(sample.equals("vpn-resale") ? List.of("exemption", "mechanism") : List.of());
        return application;
    }

    /** Writes an application field by field, each given its key and its value. */
    static void write(ObjectNode application, BiConsumer<String, String> field) {
        SCHEMA.fields().forEach(each -> {
            var value = application.at("/" + name(each).replace('.', '/'));
            if (!value.isMissingNode() && !text(value).isEmpty()) {
                field.accept(each.key(), text(value));
            }
        });
    }

    static List<FormSchema.Field> choices() {
        return SCHEMA.fields().stream()
                .filter(field -> !field.values().isEmpty())
                .toList();
    }

    /** Says what has to be said before a field is shown, and before that what these need. */
    static void show(FormSchema.Field shown, BiConsumer<String, String> field) {
        SHOWN_BY.getOrDefault(name(shown), Map.of()).forEach((key, value) -> {
            show(SCHEMA.field(GROUP + key), field);
            field.accept(GROUP + key, value);
        });
    }

    private static String name(FormSchema.Field field) {
        return field.key().substring(GROUP.length());
    }

    static String text(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(","))
                : value.asText();
    }

    /** What an application says, by the names of its members; without what it leaves empty. */
    static Map<String, String> flat(JsonNode application) {
        var flat = new LinkedHashMap<String, String>();
        application.properties().forEach(member -> {
            if (member.getValue().isObject()) {
                flat(member.getValue()).forEach((name, value) -> flat.put(member.getKey() + "." + name, value));
            } else if (!text(member.getValue()).isEmpty()) {
                flat.put(member.getKey(), text(member.getValue()));
            }
        });
        return flat;
    }
}
