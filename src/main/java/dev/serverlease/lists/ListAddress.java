package dev.serverlease.lists;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The address of a list: what it shows and how, so that it can be kept and sent on. Made by changing another; each
 * change but that of the page begins with the first page.
 *
 * @param parameters by name, in their order
 */
public record ListAddress(Map<String, List<String>> parameters) {

    static final String PAGE = "/leases";
    static final String SIZE = "size";

    /** The one of a request, without what it leaves blank. */
    static ListAddress of(Map<String, List<String>> sent) {
        var parameters = new LinkedHashMap<String, List<String>>();
        sent.forEach((name, texts) -> {
            var filled = texts.stream().filter(text -> !text.isBlank()).toList();
            if (!filled.isEmpty()) {
                parameters.put(name, filled);
            }
        });
        return new ListAddress(parameters);
    }

    public String after(String next) {
        var parameters = new LinkedHashMap<>(this.parameters);
        parameters.put(Behind.PARAMETER, List.of(next));
        return new ListAddress(parameters).page();
    }

    public String first() {
        return without(Behind.PARAMETER, "").page();
    }

    /** Without one value of a criterion, and without what says nothing without it. */
    ListAddress less(Criterion criterion, String text) {
        var address = without(criterion.parameter(), criterion.kind() == Kind.CODE ? text : "")
                .without(Behind.PARAMETER, "");
        for (var senseless : Beside.senseless(address.criteria())) {
            address = address.without(senseless.parameter(), "");
        }
        return address;
    }

    /** Whether it asks for this value of a criterion; of one that takes a single value, for any. */
    boolean asksFor(Criterion criterion, String text) {
        var texts = parameters.getOrDefault(criterion.parameter(), List.of());
        return criterion.kind() == Kind.CODE
                ? texts.stream().anyMatch(one -> one.strip().equals(text))
                : !texts.isEmpty();
    }

    /** Without any value of a criterion. */
    ListAddress without(Criterion criterion) {
        return without(criterion.parameter(), "");
    }

    private Set<Criterion> criteria() {
        return parameters.keySet().stream()
                .flatMap(name -> Criterion.named(name).stream())
                .collect(Collectors.toSet());
    }

    /** The list of all, in the same order and language. */
    public String all() {
        var parameters = new LinkedHashMap<>(this.parameters);
        parameters.keySet().removeIf(name -> Criterion.named(name).isPresent() || name.equals(Behind.PARAMETER));
        return new ListAddress(parameters).page();
    }

    /** The same leases in another order. */
    public String sorted(String parameter) {
        var parameters = new LinkedHashMap<>(this.parameters);
        parameters.remove(Behind.PARAMETER);
        parameters.put(LeasesDoor.SORT, List.of(parameter));
        return new ListAddress(parameters).page();
    }

    public String csv() {
        return without(Behind.PARAMETER, "")
                .without("embed", "")
                .without(SIZE, "")
                .at(PAGE + ".csv");
    }

    public String page() {
        return at(PAGE);
    }

    /** @param text the value to leave out; empty for all of them */
    private ListAddress without(String name, String text) {
        var changed = new LinkedHashMap<>(parameters);
        var texts = new ArrayList<>(changed.getOrDefault(name, List.of()));
        texts.removeIf(one -> text.isEmpty() || one.strip().equals(text));
        if (texts.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, texts);
        }
        return new ListAddress(changed);
    }

    private String at(String path) {
        var address = UriComponentsBuilder.fromPath(path);
        var values = new LinkedHashMap<String, Object>();
        parameters.forEach((name, texts) -> texts.forEach(text -> {
            var variable = "v" + values.size();
            values.put(variable, text);
            address.queryParam(name, "{" + variable + "}");
        }));
        return address.encode().buildAndExpand(values).toUriString();
    }
}
