package dev.serverlease.lists;

import dev.serverlease.people.Actor;
import dev.serverlease.people.Person;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list for programs: the same criteria and orders as the page. */
@RestController
@Tag(name = LeasesDoor.TAG)
class LeasesDoor {

    static final String SORT = "sort";

    static final String TAG = "租赁 Leases";

    private static final String NUMBER_OF_PAGE = "page";

    /** Which rows of the list: a file has all. */
    private static final List<String> PAGING = List.of(Behind.PARAMETER, NUMBER_OF_PAGE, ListAddress.SIZE);

    /** Beside the criteria; what tells nothing of the list is the page's. */
    private static final Set<String> OTHERS =
            Set.of(SORT, Behind.PARAMETER, NUMBER_OF_PAGE, ListAddress.SIZE, "lang", "embed");

    private final LeaseList leases;
    private final Actor actor;

    LeasesDoor(LeaseList leases, Actor actor) {
        this.leases = leases;
        this.actor = actor;
    }

    @GetMapping("/api/leases")
    @Operation(
            summary = "按条件分页查询，可以只查逾期的 Leases, page by page; only the overdue ones if asked",
            description = "各条件同时满足；代码类条件可以重复，满足其一即可。承租人名称、编号曾经变更的，原名称、原号码同样可以查到，列于 formerNames、formerNumbers。"
                    + "下一页请以 after 传入本页的 next。/leases 为同一列表的页面，/leases.csv 为其文件。 All criteria are to be met; of a code"
                    + " that is repeated one. Where the party was renamed or its number put right since the contract, the former"
                    + " ones find it too, and stand in formerNames and formerNumbers. For the next page send this page's next as"
                    + " after. /leases is the same list as a page, /leases.csv as a file.")
    LeaseList.Page leases(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> sent,
            @Parameter(description = "due、newest（默认）、termEnd 或者 risk；newest is the default")
                    @RequestParam(required = false)
                    @Nullable
                    String sort,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(200) int size) {
        requireRight(sent);
        return leases.page(
                seenBy(actor.person(), LeaseFilter.of(sent)),
                LeaseOrder.of(sort, LeaseOrder.NEWEST),
                after == null || after.isBlank() ? null : after,
                page,
                size);
    }

    /** Of what was asked for, what this person may see: whoever does not see all, their own. */
    static LeaseFilter seenBy(Person person, LeaseFilter filter) {
        return VisibleLeases.seesAll(person) ? filter : filter.ownOf(person.name());
    }

    /**
     * @throws Refusal with 400 for a name that means nothing here, lest a list be taken for narrower than it is, and
     *     for a page behind what is no lease
     */
    static void requireRight(Map<String, List<String>> sent) {
        var wrong = wrong(sent);
        if (!wrong.isEmpty()) {
            throw LeaseFilter.refused(wrong);
        }
    }

    /** The same of the file, which has all pages. */
    static void requireRightOfFile(Map<String, List<String>> sent) {
        var wrong = Stream.concat(
                        wrong(sent).stream(),
                        PAGING.stream()
                                .filter(sent::containsKey)
                                .map(name -> new FieldError(
                                        name, "文件包含全部租赁，不分页，请去掉。 The file has the leases of all pages; leave it out.")))
                .toList();
        if (!wrong.isEmpty()) {
            throw LeaseFilter.refused(wrong);
        }
    }

    /** The same of the page, whose pages follow each other by {@code after} alone. */
    static List<FieldError> wrongOnPage(Map<String, List<String>> sent) {
        return Stream.concat(
                        wrong(sent).stream(),
                        Stream.of(NUMBER_OF_PAGE)
                                .filter(sent::containsKey)
                                .map(name -> new FieldError(name, "没有这个查询条件。 There is no such parameter.")))
                .toList();
    }

    /** What is wrong beside the criteria and the order. */
    static List<FieldError> wrong(Map<String, List<String>> sent) {
        var known = Stream.concat(
                        Arrays.stream(Criterion.values()).map(Criterion::parameter),
                        OTHERS.stream().sorted())
                .toList();
        var unknown = sent.keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new FieldError(
                        name,
                        "没有这个查询条件；可以使用 " + String.join("、", known) + "。 There is no such parameter; there are "
                                + String.join(", ", known) + "."));
        var behind = sent.getOrDefault(Behind.PARAMETER, List.of()).stream()
                .filter(after -> !after.isBlank() && Behind.of(after).isEmpty())
                .map(after -> Behind.wrong());
        var twice = Stream.of(SORT, Behind.PARAMETER)
                .filter(name -> sent.getOrDefault(name, List.of()).size() > 1)
                .map(name -> new FieldError(name, LeaseFilter.ONE_VALUE));
        return Stream.of(unknown, behind, twice).flatMap(errors -> errors).toList();
    }
}
