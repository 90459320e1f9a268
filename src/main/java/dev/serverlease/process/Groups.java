package dev.serverlease.process;

/** The groups, as candidates of user tasks and in the gate's lists. */
public final class Groups {

    public static final String SALES = "sales";
    public static final String LEGAL = "legal-officers";
    public static final String CONTRACT = "contract-officers";
    public static final String COMPLIANCE = "compliance-officers";
    public static final String OPERATIONS = "operations";
    public static final String MANAGERS = "managers";
    public static final String ADMINISTRATORS = "camunda-admin";

    private Groups() {}
}
