package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.words.ApplicationFields;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.FindingWords;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** 须补正的事项: what the form of the completion asks for, field by field, and the findings that the facts show. */
@Component
class MissingItems {

    /** In the order of the form. */
    private static final List<String> FIELDS =
            ApplicationFields.current().paths(member -> !member.isGroup() && !"none".equals(member.form()));

    private final ApplicationWords words;

    MissingItems(ApplicationWords words) {
        this.words = words;
    }

    /** With the names that the form uses, and whether it is only about what nobody has stated. */
    Map<String, Object> of(StoredFinding finding, JsonNode application) {
        var item = FindingWords.of(finding);
        item.put(
                "fields",
                FindingWords.concerned(finding).stream()
                        .map(fact -> words.label(fact).orElse(fact))
                        .collect(Collectors.joining("；")));
        item.put("unstated", isOfUnstated(finding, application));
        return item;
    }

    /** The fields that the findings ask for, each once: its name, and the way to it. */
    List<Map<String, String>> fields(String leaseNumber, List<StoredFinding> found, JsonNode application) {
        var asked = found.stream()
                .filter(finding -> isOfUnstated(finding, application))
                .flatMap(finding -> FindingWords.concerned(finding).stream())
                .filter(path -> isUnstated(path, application))
                .collect(Collectors.toSet());
        return FIELDS.stream()
                .filter(asked::contains)
                .map(path -> Map.of(
                        "label",
                        words.label(path).orElse(path),
                        "href",
                        "/desk/leases/" + leaseNumber + "#field=" + path))
                .toList();
    }

    /** What must be supplied is all unstated; what cannot be judged yet lacks at least one of its facts. */
    private static boolean isOfUnstated(StoredFinding finding, JsonNode application) {
        var concerned = FindingWords.concerned(finding);
        return switch (finding.outcome()) {
            case REQUIRE -> !concerned.isEmpty() && concerned.stream().allMatch(path -> isUnstated(path, application));
            case UNDETERMINED -> concerned.stream().anyMatch(path -> isUnstated(path, application));
            default -> false;
        };
    }

    private static boolean isUnstated(String path, JsonNode application) {
        return FIELDS.contains(path)
                && application.at("/" + path.replace('.', '/')).isMissingNode();
    }
}
