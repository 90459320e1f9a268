package dev.serverlease.people;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The groups, used as candidates of user tasks and in the gate's lists. */
public final class Groups {

    public static final String SALES = "sales";
    public static final String LEGAL = "legal-officers";
    public static final String CONTRACT = "contract-officers";
    public static final String COMPLIANCE = "compliance-officers";
    public static final String OPERATIONS = "operations";
    public static final String MANAGERS = "managers";
    public static final String ADMINISTRATORS = "camunda-admin";

    /** The groups' display names, by id. */
    public static final SortedMap<String, String> NAMES = Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(
            SALES, "销售 Sales",
            LEGAL, "法务人员 Legal officers",
            CONTRACT, "合同管理员 Contract officers",
            COMPLIANCE, "合规人员 Compliance officers",
            OPERATIONS, "运维人员 Operations",
            MANAGERS, "业务主管 Managers",
            ADMINISTRATORS, "系统管理员 Administrators")));

    private Groups() {}

    /** The display names of these groups; for an unknown group, its id. */
    public static String names(Collection<String> groups) {
        return groups.stream().map(group -> NAMES.getOrDefault(group, group)).collect(Collectors.joining("、"));
    }
}
