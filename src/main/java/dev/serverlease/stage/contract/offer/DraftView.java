package dev.serverlease.stage.contract.offer;

import dev.serverlease.clause.ContractText;
import java.util.List;
import java.util.Map;

/** A draft's clauses as plain text; a form wraps and escapes them. */
final class DraftView {

    private DraftView() {}

    /** Each with {@code heading} and {@code text}, in their order. */
    static List<Map<String, String>> clauses(ContractText text) {
        return text.clauses().stream()
                .map(clause -> Map.of("heading", clause.heading().zh(), "text", clause.plainZh()))
                .toList();
    }
}
