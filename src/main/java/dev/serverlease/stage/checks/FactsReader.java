package dev.serverlease.stage.checks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.serverlease.approval.SpecialTerm;
import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.clause.VoidTerms;
import dev.serverlease.config.LeaseSettings.Lessor;
import dev.serverlease.identity.Persons;
import dev.serverlease.law.facts.ContractFacts;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.law.facts.Verification;
import dev.serverlease.lease.storage.Latest;
import dev.serverlease.register.Lessors;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Builds the rulebook's facts from an application: what the applicant says, and what the registers say about it. */
@Component
class FactsReader {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The facts that rules may read, by section of the vocabulary. */
    private static final Map<String, Set<String>> FACTS = Arrays.stream(LeaseFacts.class.getRecordComponents())
            .filter(section -> section.getType().isRecord())
            .collect(Collectors.toMap(RecordComponent::getName, section -> members(section.getType())));

    private final Map<Lessor, ObjectNode> lately = Latest.of(20);
    private final Lessors lessors;
    private final RegisterFacts registers;
    private final WorkingDays workingDays;

    FactsReader(Lessors lessors, RegisterFacts registers, WorkingDays workingDays) {
        this.lessors = lessors;
        this.registers = registers;
        this.workingDays = workingDays;
    }

    /**
     * The facts on a day.
     *
     * @param application an application that has passed the schema; it is not changed
     * @param recorded what was recorded about the lease, by section of the vocabulary; it takes precedence
     * @param clauses the clauses that a draft holds; empty if there is none yet
     */
    LeaseFacts read(ObjectNode application, ObjectNode recorded, Set<String> clauses, LocalDate day) {
        try {
            var facts = application.deepCopy();
            facts.remove("reference");
            FACTS.forEach((section, known) -> {
                if (facts.get(section) instanceof ObjectNode given) {
                    given.retain(known);
                }
            });
            if (facts.at("/contract/rentPlan") instanceof ObjectNode plan) {
                // no rule asks which invoice there is
                plan.remove("invoice");
            }
            facts.set(
                    "lessor",
                    Latest.get(lately, lessors.current(), FactsReader::factsOf).deepCopy());
            recorded.properties()
                    .forEach(section -> facts.withObjectProperty(section.getKey())
                            .setAll((ObjectNode) section.getValue().deepCopy()));
            keepOnlyOf(application, facts.path("identity").path("records"));
            registers.addTo(facts, day);
            if (facts.get("data") instanceof ObjectNode data && data.has("mechanismValidTo")) {
                workingDays
                        .between(
                                day,
                                LocalDate.parse(data.path("mechanismValidTo").asText()))
                        .ifPresent(left -> data.put("mechanismWorkingDaysLeft", left));
            }
            if (facts.get("contract") instanceof ObjectNode contract) {
                var terms = SpecialTerm.applied(application).stream().map(SpecialTerm::content);
                contract.set("unfairExemptions", MAPPER.valueToTree(VoidTerms.exemptions(terms)));
                contract.set("clauses", MAPPER.valueToTree(clauses));
                contract.set("fields", MAPPER.valueToTree(fieldsIn(clauses)));
                if (!clauses.isEmpty()) {
                    // the clause library is our own and used repeatedly, so its clauses are standard terms (Civil Code
                    // art. 496)
                    contract.put("isStandardForm", true);
                    contract.put("keyTermsHighlighted", clauses.contains("highlighted"));
                }
            }
            return MAPPER.treeToValue(facts, LeaseFacts.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode factsOf(Lessor lessor) {
        return MAPPER.<ObjectNode>valueToTree(lessor).remove(List.of("domicile", "contact"));
    }

    /** A verification of somebody whom the application no longer names says nothing about this lease. */
    private static void keepOnlyOf(ObjectNode application, JsonNode records) {
        for (var each = records.iterator(); each.hasNext(); ) {
            var record = (ObjectNode) each.next();
            var subject = Verification.Subject.valueOf(record.path("subject").asText());
            if (!Persons.of(subject, application).equals(record.remove("person").asText())) {
                each.remove();
            }
        }
    }

    private static Set<String> members(Class<?> section) {
        return MAPPER.getDeserializationConfig().introspect(MAPPER.constructType(section)).findProperties().stream()
                .map(BeanPropertyDefinition::getName)
                .collect(Collectors.toSet());
    }

    /** What the application says of the lessee, and how its identity was verified; no register is asked. */
    LeaseFacts ofIdentity(ObjectNode application, ObjectNode recorded) {
        var facts = MAPPER.createObjectNode();
        if (application.get("lessee") instanceof ObjectNode lessee) {
            facts.set("lessee", lessee.deepCopy().retain(FACTS.get("lessee")));
        }
        facts.set("identity", recorded.path("identity").deepCopy());
        keepOnlyOf(application, facts.path("identity").path("records"));
        return MAPPER.convertValue(facts, LeaseFacts.class);
    }

    /** These facts and no others. */
    LeaseFacts alone(NamedFacts stated) {
        var facts = MAPPER.createObjectNode();
        overlay(facts, stated);
        return MAPPER.convertValue(facts, LeaseFacts.class);
    }

    static void overlay(ObjectNode facts, NamedFacts stated) {
        stated.sections()
                .forEach((section, more) ->
                        facts.withObjectProperty(section).setAll(MAPPER.<ObjectNode>valueToTree(more)));
    }

    /** The necessary terms that only a draft can contain. */
    private static List<String> fieldsIn(Set<String> clauses) {
        return Arrays.stream(ContractFacts.Field.values())
                .map(Enum::name)
                .filter(field -> clauses.contains(field.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
