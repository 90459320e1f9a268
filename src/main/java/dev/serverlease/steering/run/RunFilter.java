package dev.serverlease.steering.run;

import dev.serverlease.lists.Criterion;
import dev.serverlease.lists.LeaseFilter;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.words.Word;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Which leases a run is about: the filter of a list, kept as its address has it.
 *
 * @param query the address's query without what does not narrow the list
 */
record RunFilter(LeaseFilter leases, String query) {

    /** What an address of a list may say besides, and what the pages' own say. */
    private static final Set<String> NO_CRITERIA =
            Set.of("sort", "after", "page", "size", "lang", "embed", "day", "perDay", "cause", "to");

    private static final Set<String> CRITERIA =
            Arrays.stream(Criterion.values()).map(Criterion::parameter).collect(Collectors.toUnmodifiableSet());

    /** @throws Refusal with 400 and each wrong parameter */
    static RunFilter of(Map<String, List<String>> parameters) {
        parameters.keySet().stream()
                .filter(name -> !CRITERIA.contains(name) && !NO_CRITERIA.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong("没有“" + name + "”这项条件，请从租赁列表复制其地址。 There is no criterion “" + name
                            + "”; take the address of the list of leases.");
                });
        var leases = LeaseFilter.of(parameters);
        var query = leases.wanted().keySet().stream()
                .flatMap(criterion -> leases.texts(criterion).stream()
                        .map(text -> criterion.parameter() + "=" + UriUtils.encode(text, "UTF-8")))
                .collect(Collectors.joining("&"));
        return new RunFilter(leases, query);
    }

    /**
     * The same of one that was sent as a text, {@code risk=HIGH&inForce=true}.
     *
     * @throws Refusal with 400 also if it narrows nothing
     */
    static RunFilter of(String query) {
        var parameters = new LinkedHashMap<String, List<String>>();
        try {
            UriComponentsBuilder.newInstance()
                    .query(query.replaceFirst("^[^?]*\\?", ""))
                    .build()
                    .getQueryParams()
                    .forEach((name, texts) -> parameters.put(
                            name,
                            texts.stream()
                                    .map(text -> text == null ? "" : UriUtils.decode(text.replace("+", "%20"), "UTF-8"))
                                    .toList()));
        } catch (IllegalArgumentException malformed) {
            throw wrong("条件的写法有误，请从租赁列表复制其地址。 The filter is malformed; take the address of the list of leases.");
        }
        var filter = of(parameters);
        if (filter.isAll()) {
            throw wrong("请至少给出一个条件；要全部履行中的租赁，请选“履行中（含暂停）”。 Give at least one criterion; for all leases in"
                    + " force choose “In force, suspended too”.");
        }
        return filter;
    }

    boolean isAll() {
        return leases.wanted().isEmpty();
    }

    /** Each criterion in words. */
    List<Word> words() {
        return leases.wanted().keySet().stream()
                .flatMap(criterion -> leases.texts(criterion).stream().map(text -> words(criterion, text)))
                .toList();
    }

    private static Word words(Criterion criterion, String text) {
        var label = criterion.label();
        if (text.equals("true")) {
            return label;
        }
        var said = criterion.codes().getOrDefault(text, new Word(text, text));
        return new Word(label.zh() + "：" + said.zh(), label.en() + ": " + said.en());
    }

    private static Refusal wrong(String message) {
        return new Refusal(400, message, List.of(new FieldError("filter", message)));
    }
}
