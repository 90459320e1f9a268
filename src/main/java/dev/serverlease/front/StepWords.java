package dev.serverlease.front;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.LeaseStage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.Yaml;

/**
 * The display names of the audit trail's steps, from {@code front/steps.yaml}; a step that is not listed keeps its own
 * name.
 */
@Component
class StepWords {

    private static final String STAGE = "STAGE_";

    private final Map<String, String> words;

    StepWords() {
        try (var file = new ClassPathResource("front/steps.yaml").getInputStream()) {
            words = new Yaml().load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String of(String action) {
        return action.startsWith(STAGE)
                ? "进入" + LeaseStage.valueOf(action.substring(STAGE.length())).label()
                : words.getOrDefault(action, action);
    }

    /** The display name of a lease's end. */
    static String of(EndReason reason) {
        return switch (reason) {
            case REJECTED -> "审查未通过 Rejected";
            case WITHDRAWN -> "申请人撤回 Withdrawn";
            case LAPSED -> "逾期失效 Lapsed";
            case EXPIRED -> "租期届满 Expired";
            case TERMINATED -> "合同解除 Terminated";
        };
    }

    /** The texts that people wrote in a step's detail. */
    String detail(JsonNode detail) {
        return detail.properties().stream()
                .map(member -> member.getValue())
                .filter(value -> value.isTextual() && !value.asText().isBlank())
                .map(JsonNode::asText)
                .collect(Collectors.joining(" · "));
    }
}
