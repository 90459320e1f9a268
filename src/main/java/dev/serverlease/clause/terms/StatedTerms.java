package dev.serverlease.clause.terms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.words.FactWords;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What an application states, member by member; a blank or a dash states nothing. */
record StatedTerms(ObjectNode application) {

    private JsonNode node(String path) {
        JsonNode node = application;
        for (var member : path.split("\\.")) {
            node = node.path(member);
        }
        return node;
    }

    Optional<String> text(String path) {
        return Optional.of(node(path).asText("")).filter(LeaseFacts::given);
    }

    /** The first of these that states anything. */
    Optional<String> first(String... paths) {
        return Stream.of(paths).flatMap(path -> text(path).stream()).findFirst();
    }

    boolean has(String path) {
        return text(path).isPresent();
    }

    boolean is(String path, String... codes) {
        return text(path).filter(List.of(codes)::contains).isPresent();
    }

    Optional<BigDecimal> amount(String path) {
        return text(path).map(BigDecimal::new);
    }

    Optional<LocalDate> day(String path) {
        return text(path).map(LocalDate::parse);
    }

    Optional<Integer> number(String path) {
        return Optional.of(node(path)).filter(JsonNode::isInt).map(JsonNode::asInt);
    }

    /** A code in words, or several; nothing for the codes that say that there is nothing. */
    Optional<Bilingual> words(String path) {
        var codes = codes(path);
        return codes.isEmpty() ? Optional.empty() : Optional.of(FactWords.value(path, String.join(", ", codes)));
    }

    /** Each code of a list in words. */
    List<Bilingual> eachInWords(String path) {
        return codes(path).stream().map(code -> FactWords.value(path, code)).toList();
    }

    boolean hasAny(String path) {
        return !codes(path).isEmpty();
    }

    private List<String> codes(String path) {
        var value = node(path);
        return (value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value))
                .map(code -> code.asText(""))
                .filter(code -> !code.isEmpty() && !code.equals("NONE"))
                .toList();
    }

    /** Adds a text if it is stated. */
    static ContractFacts with(ContractFacts facts, String name, Optional<String> text) {
        return text.map(given -> facts.text(name, given)).orElse(facts);
    }

    static ContractFacts withBoth(ContractFacts facts, String name, Optional<Bilingual> text) {
        return text.map(given -> facts.text(name, given)).orElse(facts);
    }

    /** Adds a member's own words under each name. */
    ContractFacts addedTo(ContractFacts facts, List<Named> members, Function<String, Optional<Bilingual>> read) {
        var all = facts;
        for (var member : members) {
            all = withBoth(all, member.name(), read.apply(member.path()));
        }
        return all;
    }

    Optional<Bilingual> verbatim(String path) {
        return text(path).map(said -> new Bilingual(said, said));
    }

    /** A member of the application, and what clauses call it. */
    record Named(String name, String path) {}
}
