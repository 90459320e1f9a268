package dev.serverlease.law;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LessorFacts;
import dev.serverlease.law.facts.PermitFacts;
import dev.serverlease.law.facts.RegisterStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Makes lease facts of JSON, as the product does: by component name and strictly. */
public final class FactsReader {

    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Lists are replaced where trees are merged. */
    private static final ObjectMapper MERGING = MAPPER.copy();

    static {
        MERGING.configOverride(ArrayNode.class).setMergeable(false);
    }

    private static final LessorFacts DEFAULT_LESSOR = new LessorFacts(
            LessorFacts.Kind.MAINLAND_COMPANY,
            "示例出租人有限公司",
            "914403001922038216",
            new PermitFacts(
                    "B1-20180452",
                    "914403001922038216",
                    Set.of("B11", "B14"),
                    Set.of("CLOUD_RESOURCES"),
                    Set.of("NATIONWIDE"),
                    LocalDate.of(2029, 1, 1),
                    RegisterStatus.VALID,
                    null,
                    null),
            LessorFacts.Title.OWNER,
            BigDecimal.ZERO,
            null,
            null);

    private FactsReader() {}

    public static LeaseFacts facts(Object tree) {
        return MAPPER.convertValue(tree, LeaseFacts.class);
    }

    public static LeaseFacts facts(String json) {
        try {
            return MAPPER.readValue(json, LeaseFacts.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A sample application leased by the default lessor of the samples' README. */
    public static LeaseFacts sample(String name) {
        try (InputStream file = FactsReader.class.getResourceAsStream("/law/samples/" + name + ".json")) {
            JsonNode application = MAPPER.readTree(file);
            ObjectNode facts = ((ObjectNode) application).deepCopy();
            facts.remove("reference");
            // what no rule reads
            ((ObjectNode) facts.path("contract")).remove(List.of("repair", "support"));
            ((ObjectNode) facts.at("/contract/rentPlan")).remove("invoice");
            ((ObjectNode) facts.path("server")).remove(List.of("machine", "bandwidthMbps", "trafficGb"));
            ((ObjectNode) facts.path("data")).remove("retention");
            facts.set("lessor", MAPPER.valueToTree(DEFAULT_LESSOR));
            return facts((Object) facts);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A sample to whose parts further facts are added. */
    static LeaseFacts sampleWith(String name, String more) {
        return merged(MAPPER.valueToTree(sample(name)), more);
    }

    /**
     * These facts, to whose parts further ones are added; lists are replaced.
     *
     * @param more as JSON, in single quotes
     */
    static LeaseFacts with(String facts, String more) {
        try {
            return merged((ObjectNode) MAPPER.readTree(facts), more.replace('\'', '"'));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static LeaseFacts merged(ObjectNode facts, String more) {
        try {
            return facts((Object) MERGING.readerForUpdating(facts).readTree(more));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
