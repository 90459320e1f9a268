package dev.serverlease.stage.application;

import dev.serverlease.lease.StoredFinding;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.FindingWords;
import dev.serverlease.words.LawWords;
import java.util.List;
import java.util.Map;
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
        item.put("fields", String.join("；", fields(finding)));
        return item;
    }

    /**
     * The form's fields that a finding concerns: those named in its text; if none, its empty facts; if none is empty,
     * all its facts.
     */
    private List<String> fields(StoredFinding finding) {
        var asked = finding.facts().keySet().stream()
                .filter(fact -> words.label(fact).isPresent())
                .toList();
        var named = asked.stream()
                .filter(fact -> finding.messageZh().contains(LawWords.pointer(fact)))
                .toList();
        var empty = asked.stream()
                .filter(fact -> "".equals(finding.facts().get(fact)))
                .toList();
        return (!named.isEmpty() ? named : !empty.isEmpty() ? empty : asked)
                .stream().map(fact -> words.label(fact).orElse(fact)).toList();
    }
}
