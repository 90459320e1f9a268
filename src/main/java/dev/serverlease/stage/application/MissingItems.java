package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.law.Outcome;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.words.ApplicationFields;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.FindingWords;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** 须补正的事项: what the form of the completion asks for, field by field, and the findings that the facts show. */
@Component
class MissingItems {

    private static final Set<Outcome> ASKING = EnumSet.of(Outcome.REQUIRE, Outcome.UNDETERMINED);

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

    private static boolean isOfUnstated(StoredFinding finding, JsonNode application) {
        var concerned = FindingWords.concerned(finding);
        return ASKING.contains(finding.outcome())
                && !concerned.isEmpty()
                && concerned.stream()
                        .allMatch(path -> FIELDS.contains(path)
                                && application.at("/" + path.replace('.', '/')).isMissingNode());
    }
}
