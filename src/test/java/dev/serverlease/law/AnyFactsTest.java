package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.serverlease.law.facts.ApplicantsAnswer;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.testing.Codes;
import dev.serverlease.testing.Draws;
import dev.serverlease.words.LawWords;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules over facts that nobody would think of: every enumeration, absent facts, and values at the boundaries. */
@Tag("slow") // asks the whole rulebook of very many facts
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnyFactsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final List<LocalDate> DAYS =
            List.of(LocalDate.of(1997, 5, 20), LocalDate.of(2025, 1, 19), TODAY, LocalDate.of(2100, 2, 28));
    private static final Pattern HALF_WIDTH_IN_CHINESE =
            Pattern.compile("[\\p{IsHan}）”][,;:!?(]|[,;:!?)][\\p{IsHan}（“]");

    private static final List<SortedMap<String, ApplicantsAnswer>> ANSWERS = List.of(
            new TreeMap<>(),
            new TreeMap<>(Map.of(
                    "iis.commercial-licence", new ApplicantsAnswer(ApplicantsAnswer.Kind.CLAIM, "示例"),
                    "data.important", new ApplicantsAnswer(ApplicantsAnswer.Kind.UNDERTAKING, null),
                    "no.rule", new ApplicantsAnswer(null, null))));

    private static final List<Long> NUMBERS = List.of(
            Long.MIN_VALUE,
            -1L,
            0L,
            1L,
            5L,
            6L,
            7L,
            17L,
            180L,
            240L,
            241L,
            99_999L,
            100_000L,
            1_000_000L,
            Long.MAX_VALUE);
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "—",
            "x",
            "\uD83D\uDE00",
            "示例",
            "B11",
            "B25",
            "CLOUD_RESOURCES",
            "914403001922038216",
            "91350211M0000XUF46",
            "11010519491231002X",
            "110105194913310020",
            "B1-20180452",
            "京B2-20190350",
            "京ICP证030173号",
            "京ICP备05020493号-4",
            "川ICP备05020493号",
            "NATIONWIDE",
            "electronic-signature",
            "liquidated-damages",
            "condition-precedent",
            "iis.commercial-licence",
            "CN");

    /** What rules say at one occasion they mostly say at another: it is read once. */
    private final Set<String> wellWritten = new HashSet<>();

    private final Map<Message, Message> inWords = new HashMap<>();
    private final Map<String, Optional<Word>> names = new HashMap<>();
    private final List<LeaseFacts> variants = Stream.of("own-office", "vpn-resale", "shop-without-licence")
            .flatMap(sample -> variants(FactsReader.sample(sample)).stream())
            .toList();

    /** At night each at every occasion; else each at one, and the occasions take turns. */
    @ParameterizedTest
    @EnumSource(Occasion.class)
    void noRuleThrowsWhenOneFactOfASampleIsReplacedByAnyOther(Occasion occasion) {
        int turn = occasion.ordinal();
        for (LeaseFacts variant : variants) {
            if (Boolean.getBoolean("nightly") || turn++ % Occasion.values().length == 0) {
                checkAll(variant, new Asked(occasion, TODAY));
            }
        }
    }

    @Test
    void noRuleThrowsOnRandomFacts() {
        Draws.of(5_000).each(random -> {
            LeaseFacts facts = (LeaseFacts) anyOf(LeaseFacts.class, random);
            Occasion occasion = Occasion.values()[random.nextInt(Occasion.values().length)];
            checkAll(facts, new Asked(occasion, DAYS.get(random.nextInt(DAYS.size()))));
        });
    }

    /**
     * Millions of verdicts: what is in order is seen without building an assertion, and a text is read once. The access
     * provider is quoted in the applicant's own words.
     */
    private void checkAll(LeaseFacts facts, Asked asked) {
        for (Rule rule : Rulebook.current().rules()) {
            if (!rule.inForce().on(asked.lawOf())) {
                continue;
            }
            Verdict verdict = rule.check(facts, asked);
            Message said = inWords.computeIfAbsent(verdict.message(), LawWords::of);
            String zh = said.zh();
            String en = said.en();
            if (verdict.outcome().isViolated()) {
                List<Word> used = rule.factsUsed(facts).texts().keySet().stream()
                        .flatMap(name -> names.computeIfAbsent(name, Words::fact).stream())
                        .toList();
                if (used.stream().map(Word::zh).noneMatch(zh::contains)) {
                    fail("no fact named by %s: %s", rule.id(), zh);
                }
                if (used.stream().map(Word::en).noneMatch(en::contains)) {
                    fail("no fact named by %s: %s", rule.id(), en);
                }
            }
            // the one code that a text may name is its lease's
            var isp = String.valueOf(facts.channel().accessIsp());
            if (wellWritten.add(isp + zh)) {
                assertThat(zh).endsWith("。");
                assertThat(HALF_WIDTH_IN_CHINESE.matcher(zh).find()).as(zh).isFalse();
                assertThat(Codes.in(zh)).as(zh).isSubsetOf(isp);
            }
            if (wellWritten.add(isp + en)) {
                assertThat(en).endsWith(".");
                assertThat(Codes.in(en)).as(en).isSubsetOf(isp);
            }
        }
    }

    @Test
    void anyFactsGiveOneFindingForEachRule() {
        Draws.of(1_000).each(random -> {
            LeaseFacts facts = (LeaseFacts) anyOf(LeaseFacts.class, random);
            for (Occasion occasion : Occasion.values()) {
                assertThat(Rulebook.current().ask(occasion, facts, TODAY))
                        .extracting(Finding::rule)
                        .containsExactlyElementsOf(Rulebook.current().rules().stream()
                                .filter(rule -> rule.askedAt().contains(occasion))
                                .map(Rule::id)
                                .toList());
            }
        });
    }

    private static List<LeaseFacts> variants(LeaseFacts facts) {
        return variants(LeaseFacts.class, facts).stream()
                .map(LeaseFacts.class::cast)
                .toList();
    }

    private static List<Object> variants(Class<?> type, Object original) {
        List<Object> variants = new ArrayList<>();
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Object[] values = Arrays.stream(components)
                    .map(component -> read(component, original))
                    .toArray();
            Class<?> part = components[i].getType();
            List<Object> replacements = part.isRecord()
                    ? variants(part, values[i])
                    : shape(type).candidates().get(i);
            for (Object replacement : replacements) {
                values[i] = replacement;
                variants.add(create(type, values));
            }
        }
        return variants;
    }

    private static Object anyOf(Class<?> type, Random random) {
        Shape shape = shape(type);
        Object[] values = new Object[shape.parts().length];
        for (int i = 0; i < values.length; i++) {
            List<Object> candidates = shape.candidates().get(i);
            values[i] = shape.parts()[i].isRecord()
                    ? anyOf(shape.parts()[i], random)
                    : candidates.get(random.nextInt(candidates.size()));
        }
        return create(type, values);
    }

    /**
     * A record as it is made: looked at once, for the same few are made a million times.
     *
     * @param candidates of each component; empty where it is a record itself
     */
    private record Shape(Constructor<?> constructor, Class<?>[] parts, List<List<Object>> candidates) {}

    private static final Map<Class<?>, Shape> SHAPES = new HashMap<>();

    private static Shape shape(Class<?> type) {
        Shape known = SHAPES.get(type);
        if (known == null) {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] parts =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            List<List<Object>> candidates = Arrays.stream(components)
                    .map(component -> component.getType().isRecord() ? List.<Object>of() : candidates(component))
                    .toList();
            try {
                known = new Shape(type.getDeclaredConstructor(parts), parts, candidates);
            } catch (NoSuchMethodException failure) {
                throw new AssertionError(failure);
            }
            SHAPES.put(type, known);
        }
        return known;
    }

    private static List<Object> candidates(RecordComponent component) {
        Class<?> type = component.getType();
        List<Object> candidates = new ArrayList<>();
        candidates.add(null);
        if (type == Set.class) {
            Type element = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            List<Object> elements = values((Class<?>) element);
            elements.forEach(each -> candidates.add(Set.of(each)));
            candidates.add(Set.copyOf(elements));
        } else if (type == List.class) {
            Type element = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            new Random(1)
                    .ints(20)
                    .forEach(seed -> candidates.add(List.of(anyOf((Class<?>) element, new Random(seed)))));
        } else if (type == SortedMap.class) {
            candidates.addAll(ANSWERS);
        } else {
            candidates.addAll(values(type));
        }
        return candidates;
    }

    private static List<Object> values(Class<?> type) {
        Function<List<?>, List<Object>> list = ArrayList::new;
        if (type.isEnum()) {
            return List.of(type.getEnumConstants());
        }
        if (type == String.class) {
            return list.apply(TEXTS);
        }
        if (type == Long.class) {
            return list.apply(NUMBERS);
        }
        if (type == Boolean.class) {
            return List.of(true, false);
        }
        if (type == BigDecimal.class) {
            return List.of(new BigDecimal("-1"), BigDecimal.ZERO, new BigDecimal("0.01"), new BigDecimal("1e30"));
        }
        if (type == LocalDate.class) {
            return List.of(
                    LocalDate.MIN,
                    TODAY.minusDays(1),
                    TODAY,
                    TODAY.plusDays(1),
                    TODAY.minusYears(1),
                    TODAY.plusYears(4),
                    LocalDate.MAX);
        }
        if (type == LocalDateTime.class) {
            return List.of(
                    LocalDateTime.MIN,
                    TODAY.atTime(9, 0).minusHours(4),
                    TODAY.atTime(9, 0),
                    TODAY.atTime(9, 0).plusDays(31),
                    LocalDateTime.MAX);
        }
        throw new IllegalArgumentException("No values for " + type);
    }

    private static Object read(RecordComponent component, Object from) {
        try {
            return component.getAccessor().invoke(from);
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError(failure);
        }
    }

    private static Object create(Class<?> type, Object[] values) {
        try {
            return shape(type).constructor().newInstance(values);
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError(failure);
        }
    }
}
