package dev.serverlease.lists;

import dev.serverlease.config.TimeConfiguration;
import dev.serverlease.law.Outcome;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which leases a list shows: those that meet every criterion, and of a criterion with several codes one of them.
 *
 * @param wanted by criterion, in the order of the criteria; what is not in it does not narrow the list
 */
public record LeaseFilter(Map<Criterion, List<Object>> wanted) {

    /** What comes with a text that is pasted, and nobody sees; as {@code lease.searched} leaves it out. */
    private static final Pattern WITHOUT_WIDTH = Pattern.compile("[\\u200B-\\u200D\\u2060\\uFEFF\\u00AD]");

    static final String ONE_VALUE = "只能填写一个值。 Takes one value.";

    static final FieldError TWO_NAMES =
            new FieldError(Criterion.LESSEE.parameter(), "与 q 只填一项。 Give q or lessee, not both.");

    public static final LeaseFilter ALL = new LeaseFilter(Map.of());

    /** A condition in SQL with the values of its parameters. */
    record Condition(String sql, Map<String, Object> values) {}

    public LeaseFilter {
        var ordered = new EnumMap<Criterion, List<Object>>(Criterion.class);
        ordered.putAll(wanted);
        wanted = Collections.unmodifiableMap(ordered);
    }

    /**
     * What an address asks for. Parameters of other names are ignored, and so is what is blank.
     *
     * @throws Refusal with 400 and each wrong parameter with its remedy
     */
    public static LeaseFilter of(Map<String, List<String>> parameters) {
        var errors = new ArrayList<FieldError>();
        var filter = read(parameters, errors);
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
        return filter;
    }

    /** The same; what is wrong is left out, and said. */
    static LeaseFilter read(Map<String, List<String>> parameters, List<FieldError> errors) {
        var wanted = new EnumMap<Criterion, List<Object>>(Criterion.class);
        parameters.forEach((name, texts) -> Criterion.named(name)
                .ifPresent(criterion -> texts.stream()
                        .map(text -> WITHOUT_WIDTH.matcher(text).replaceAll("").strip())
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .map(text -> value(criterion, text, errors))
                        .filter(Objects::nonNull)
                        .forEach(value -> wanted.computeIfAbsent(criterion, none -> new ArrayList<>())
                                .add(value))));
        wanted.forEach((criterion, values) -> {
            if (values.size() > 1 && criterion.kind() != Kind.CODE) {
                errors.add(new FieldError(criterion.parameter(), ONE_VALUE));
            }
            criterion.end().filter(wanted::containsKey).ifPresent(end -> inOrder(criterion, end, wanted, errors));
        });
        if (wanted.containsKey(Criterion.Q) && wanted.containsKey(Criterion.LESSEE)) {
            errors.add(TWO_NAMES);
        }
        Beside.missing(wanted.keySet(), sent(parameters)).forEach(errors::add);
        return new LeaseFilter(wanted);
    }

    private static Set<Criterion> sent(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .filter(one -> !one.getValue().stream().allMatch(String::isBlank))
                .flatMap(one -> Criterion.named(one.getKey()).stream())
                .collect(Collectors.toSet());
    }

    static Refusal refused(List<FieldError> errors) {
        var text = new StringBuilder("查询条件有误，请更正。 The filter is wrong; correct it.");
        errors.forEach(
                error -> text.append(' ').append(error.field()).append("：").append(error.message()));
        return new Refusal(400, text.toString(), errors);
    }

    /** Only the leases that this user applied for, whatever else was asked. */
    LeaseFilter ownOf(String user) {
        var own = new HashMap<>(wanted);
        own.put(Criterion.APPLICANT, List.of(user));
        return new LeaseFilter(own);
    }

    /** Whose leases it is about, as SQL. */
    String seen() {
        return wanted.containsKey(Criterion.APPLICANT) ? Criterion.APPLICANT.condition(List.of()) : "true";
    }

    /** Whether it asks for this, be it one of several. */
    public boolean has(Criterion criterion, String text) {
        return texts(criterion).contains(text);
    }

    /** As an address says it; empty if it is not asked for. */
    public List<String> texts(Criterion criterion) {
        return wanted.getOrDefault(criterion, List.of()).stream()
                .map(Object::toString)
                .toList();
    }

    /** The text of a criterion with one value; null if it is not asked for. */
    public @Nullable String text(Criterion criterion) {
        var texts = texts(criterion);
        return texts.isEmpty() ? null : texts.get(0);
    }

    /** Whether it asks for this by an instant, which no field for days can hold. */
    public boolean isInstant(Criterion criterion) {
        return wanted.getOrDefault(criterion, List.of()).stream().anyMatch(OffsetDateTime.class::isInstance);
    }

    /** Without the names, which are looked up before. */
    Condition condition(Instant now) {
        var sql = new StringBuilder("true");
        var values = new HashMap<String, Object>();
        values.put("now", Timestamp.from(now));
        values.put("today", LocalDate.ofInstant(now, TimeConfiguration.ZONE));
        values.put("lateTask", wanted.containsKey(Criterion.LATE_TASK));
        values.put("effects", effects());
        wanted.forEach((criterion, asked) -> {
            var condition = criterion == Criterion.RULE
                    ? RuleFindings.condition(texts(criterion), texts(Criterion.OCCASION))
                    : criterion.condition(texts(criterion));
            if (!condition.isEmpty()) {
                sql.append(" and ").append(condition);
                values.put(
                        criterion.parameter(),
                        criterion.kind().isTime()
                                ? Timestamp.from(Kind.bound(asked.get(0), criterion.isEnd()))
                                : asked.get(0));
            }
        });
        if (wanted.getOrDefault(Criterion.MONTH, List.of()).stream().findFirst().orElse(null)
                instanceof YearMonth month) {
            values.put("monthAsked", month.toString());
            values.put("monthFrom", Timestamp.from(Kind.bound(month.atDay(1), false)));
            values.put("monthUntil", Timestamp.from(Kind.bound(month.atEndOfMonth(), true)));
        }
        return new Condition(sql.toString(), values);
    }

    /** The outcomes of findings that are meant; none for any. What no fact decides goes to an officer too. */
    private String[] effects() {
        var effects = new ArrayList<>(texts(Criterion.EFFECT));
        if (effects.contains(Outcome.REVIEW.name())) {
            effects.add(Outcome.UNDETERMINED.name());
        }
        return effects.toArray(String[]::new);
    }

    private static @Nullable Object value(Criterion criterion, String text, List<FieldError> errors) {
        try {
            var value = criterion.kind().read(text);
            if (criterion.kind() != Kind.CODE || criterion.codes().containsKey(text)) {
                return value;
            }
        } catch (DateTimeException | IllegalArgumentException notOne) {
            // said below
        }
        errors.add(new FieldError(criterion.parameter(), criterion.kind().remedy(criterion.codes())));
        return null;
    }

    private static void inOrder(
            Criterion from, Criterion until, Map<Criterion, List<Object>> wanted, List<FieldError> errors) {
        var first = wanted.getOrDefault(from, List.of()).get(0);
        var last = wanted.getOrDefault(until, List.of()).get(0);
        if (!Kind.bound(first, false).isBefore(Kind.bound(last, true))) {
            errors.add(new FieldError(until.parameter(), "结束日早于起始日。 Ends before it begins."));
        }
    }
}
