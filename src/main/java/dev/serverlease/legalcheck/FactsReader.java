package dev.serverlease.legalcheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.law.LeaseFacts;
import dev.serverlease.legalcheck.PermitRegister.Kind;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes the rulebook's facts of an application: what the applicant says, and what the registers say of it. */
@Component
class FactsReader {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final LeaseSettings settings;
    private final PermitRegister register;

    FactsReader(LeaseSettings settings, PermitRegister register) {
        this.settings = settings;
        this.register = register;
    }

    /**
     * The facts on a day.
     *
     * @param application an application that has passed the schema, as JSON
     * @param clauses the clauses that a draft holds; empty before there is one
     */
    LeaseFacts read(String application, Set<String> clauses, LocalDate day) {
        try {
            var facts = (ObjectNode) MAPPER.readTree(application);
            facts.remove("reference");
            var lessor = MAPPER.<ObjectNode>valueToTree(settings.lessor());
            lessor.remove("domicile");
            facts.set("lessor", lessor);
            lookUp(facts, day);
            if (facts.get("contract") instanceof ObjectNode contract) {
                contract.set("clauses", MAPPER.valueToTree(clauses));
                contract.set("fields", MAPPER.valueToTree(fieldsIn(clauses)));
                if (!clauses.isEmpty()) {
                    // the clause library is ours and used again and again: standard terms (Civil Code art. 496)
                    contract.put("isStandardForm", true);
                    contract.put("keyTermsHighlighted", clauses.contains("highlighted"));
                }
            }
            return MAPPER.treeToValue(facts, LeaseFacts.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The necessary terms that only a draft can hold. */
    private static List<String> fieldsIn(Set<String> clauses) {
        return Arrays.stream(LeaseFacts.Contract.Field.values())
                .map(Enum::name)
                .filter(field -> clauses.contains(field.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private void lookUp(ObjectNode facts, LocalDate day) {
        var holder = facts.path("lessee").path("uscc").asText("");
        if (facts.get("use") instanceof ObjectNode use) {
            if (use.has("licenceNo")) {
                register.find(use.path("licenceNo").asText(), Kind.TELECOM_PERMIT, holder)
                        .ifPresent(entry -> {
                            use.put("licenceStatus", entry.status(day));
                            use.set("licenceItems", MAPPER.valueToTree(entry.items()));
                        });
            }
            if (use.has("filingNo")) {
                register.find(use.path("filingNo").asText(), Kind.FILING, holder)
                        .ifPresent(entry -> use.put("filingStatus", entry.status(day)));
            }
        }
        if (facts.get("channel") instanceof ObjectNode channel && channel.has("approvalRef")) {
            register.find(channel.path("approvalRef").asText(), Kind.CROSS_BORDER_APPROVAL, holder)
                    .ifPresent(entry -> channel.put("approvalStatus", entry.status(day)));
        }
    }
}
