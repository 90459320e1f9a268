package dev.serverlease.clause;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serverlease.lease.CanonicalJson;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text of a contract: its clauses as they are numbered, in order. The Chinese text prevails. */
public record ContractText(List<NumberedClause> clauses) {

    /** Writes as {@link CanonicalJson} does, without its second reading: a contract is digested at every step. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .build();

    /** Reads one clause that {@link #clausesJson} wrote. */
    public static NumberedClause readClause(String json) {
        try {
            return JSON.readValue(json, NumberedClause.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form in which it is digested, canonical: the same text always gives the same string. */
    public String json() {
        return "{\"clauses\":[" + String.join(",", clausesJson()) + "]}";
    }

    /** The form in which its clauses are stored, each for itself. */
    public List<String> clausesJson() {
        return clauses.stream().map(ContractText::json).toList();
    }

    private static String json(NumberedClause clause) {
        try {
            return JSON.writeValueAsString(clause);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 of the whole text. */
    public String digest() {
        return CanonicalJson.digest(json());
    }

    public Optional<NumberedClause> clause(String id) {
        return clauses.stream().filter(clause -> clause.id().equals(id)).findFirst();
    }

    /** The clauses in which something limits or burdens the lessee, for the list on the first page. */
    public List<NumberedClause> marked() {
        return clauses.stream().filter(NumberedClause::marked).toList();
    }

    /** All that it says in Chinese, headings included. */
    public String plainZh() {
        return clauses.stream()
                .map(clause -> clause.heading().zh() + "\n" + clause.plainZh())
                .collect(Collectors.joining("\n"));
    }

    public String plainEn() {
        return clauses.stream()
                .map(clause -> clause.heading().en() + "\n" + clause.plainEn())
                .collect(Collectors.joining("\n"));
    }
}
