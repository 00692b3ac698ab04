/** One thing that breaks requests or their answers, at one operation. */
export interface Finding {
  /** Name of the rule that found it, in kebab-case. */
  readonly rule: string;
  /** `GET /order-items/{id}`; empty where it is no operation's. */
  readonly operation: string;
  /** What has changed, from what to what. */
  readonly what: string;
}
