/** The half of DataJoint that needs no database: values that can be made, compared and printed in a unit test. */
module datajoint.model {
    requires static org.jspecify;

    exports datajoint.model;
    exports datajoint.definition;
    exports datajoint.query;
    exports datajoint.graph;
}
