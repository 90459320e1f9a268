package dev.serverlease.stage.application;

import dev.serverlease.lease.StoredFinding;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.FindingWords;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** 须补正的事项: a finding as the form of the completion shows it, with the fields that it is about. */
@Component
class MissingItems {

    private final ApplicationWords words;

    MissingItems(ApplicationWords words) {
        this.words = words;
    }

    /** With the names that the form uses. */
    Map<String, Object> of(StoredFinding finding) {
        var item = FindingWords.of(finding);
        item.put(
                "fields",
                FindingWords.concerned(finding).stream()
                        .map(fact -> words.label(fact).orElse(fact))
                        .collect(Collectors.joining("；")));
        return item;
    }
}
