/** The parts of a failure that a person needs to mend it. */
export interface Failure {
  /** What happened, in one sentence. */
  readonly what: string;
  /** The option, file or directory it happened at. */
  readonly where?: string;
  /** Why that is refused or failed. */
  readonly why?: string;
  /** The command or the edit that mends it. */
  readonly fix?: string;
}

/**
 * A failure with a name. The message holds what, where, why and fix, one line each; there is no stack trace, because
 * the mistake is not in this program.
 */
export abstract class RobynError extends Error {
  readonly what: string;
  readonly where: string | undefined;
  readonly why: string | undefined;
  readonly fix: string | undefined;

  constructor(failure: Failure) {
    super('');
    this.name = new.target.name;
    this.what = failure.what;
    this.where = failure.where;
    this.why = failure.why;
    this.fix = failure.fix;
    this.message = [
      `${this.name}: ${failure.what}`,
      failure.where && `  where: ${failure.where}`,
      failure.why && `  why:   ${failure.why}`,
      failure.fix && `  fix:   ${failure.fix}`,
    ]
      .filter(Boolean)
      .join('\n');
    // Nx offers the stack under --verbose when there is one.
    this.stack = '';
  }
}

/** No name was given and nobody can be asked. */
export class NameMissing extends RobynError {}

/** A name cannot be what it would become: project, directory, distribution or module. */
export class NameRefused extends RobynError {}

/** An option holds a value that is not one of its values. */
export class OptionRefused extends RobynError {}

/** The directory of the service lies outside the workspace, or where Nx does not look. */
export class DirectoryRefused extends RobynError {}

/** The directory holds something that this generator did not make. */
export class DirectoryNotEmpty extends RobynError {}

/** Another project of the workspace has the name. */
export class ProjectExists extends RobynError {}

/** Another project of the workspace has the name that a pyproject.toml gives its own. */
export class ProjectNameTaken extends RobynError {}

/** A pyproject.toml gives its project a name that Nx cannot hold. */
export class ProjectNameUnusable extends RobynError {}

/** A pyproject.toml is TOML, and what makes it a project is no such thing. */
export class PyprojectInvalid extends RobynError {}

/** The service exists and was made with other options. */
export class ServiceDiffers extends RobynError {}

/** A pyproject.toml is not valid TOML. */
export class TomlInvalid extends RobynError {}

/** A pyproject.toml has no manifest of a service. */
export class ManifestMissing extends RobynError {}

/** The manifest in a pyproject.toml lacks a key or holds a value that is none. */
export class ManifestInvalid extends RobynError {}

/** Two overlays of the blueprint hold the same path, or a template does not render. */
export class TemplateInvalid extends RobynError {}

/** The lock that ships with the package is not one of the service's dependencies. */
export class LockInvalid extends RobynError {}

/** A lock of the workspace is not what uv or Poetry writes. */
export class LockUnreadable extends RobynError {}

/** Locking failed after the files were written; they are removed again. */
export class LockFailed extends RobynError {}

/** The project has no lock, so nothing can be installed. */
export class LockMissing extends RobynError {}

/** A program that a command needs is not on PATH. */
export class ProgramMissing extends RobynError {}

/** A program that a command needs is older than what nx-robyn's projects and locks ask for. */
export class ProgramOutdated extends RobynError {}

/** The machine has no Python that the service runs on. */
export class PythonMissing extends RobynError {}

/** The directory that `render` should write to holds files. */
export class OutputNotEmpty extends RobynError {}

/** The command line of `nx-robyn` was called with something it does not know. */
export class UsageRefused extends RobynError {}

/** A plopfile of the workspace's own does not offer the generators yet. */
export class PlopfileExists extends RobynError {}

/** The workspace has no package.json to note a dependency in. */
export class PackageJsonMissing extends RobynError {}

/** Plop was not told which generator to run, and nobody can be asked. */
export class GeneratorMissing extends RobynError {}

/** A plopfile was run that is not at the root of an Nx workspace. */
export class WorkspaceMissing extends RobynError {}

/** Another run writes into the workspace. */
export class AnotherRun extends RobynError {}

/** The journal of a run could not be written, so nothing else was. */
export class JournalFailed extends RobynError {}

/** A file or a directory that is to be written cannot be. */
export class NotWritable extends RobynError {}

/** The disk has no room for what is to be written. */
export class DiskFull extends RobynError {}

/** A dry run cannot take back what an interrupted run left. */
export class RestorePending extends RobynError {}

/** The process ended while the run was open, as when Nx cannot write a file; what was written is taken back. */
export class RunFailed extends RobynError {}

/** What an interrupted run wrote was changed since, and is not taken back. */
export class RestoreRefused extends RobynError {}

/** Taking back what a run wrote failed midway; the journal stays. */
export class NotRestored extends RobynError {}

/** The package manager failed after package.json was written; what was written is taken back. */
export class InstallFailed extends RobynError {}

/** The project was made by robyn-config, and what is asked for needs a service of nx-robyn's. */
export class PeerLayout extends RobynError {}

/** The directory to import holds no project of robyn-config's. */
export class ImportRefused extends RobynError {}

/** The directory that is named does not exist. */
export class DirectoryMissing extends RobynError {}

/** A field of an entity cannot be read, or cannot be what it would become. */
export class FieldRefused extends RobynError {}

/** A file of `--from` holds something that is no entity. */
export class EntityFileInvalid extends RobynError {}

/** A reference names no entity, or closes a circle in which no row could be the first. */
export class ReferenceRefused extends RobynError {}

/** Another entity of the service has a name that this one would become. */
export class EntityExists extends RobynError {}

/** A Python file does not parse. */
export class PythonInvalid extends RobynError {}

/** No service was named, and the workspace has none or several. */
export class ServiceMissing extends RobynError {}

/** The workspace has no project of that name. */
export class ProjectUnknown extends RobynError {}

/** A project is no service that nx-robyn made. */
export class ProjectNotService extends RobynError {}

/** A file that has to change cannot be read, or is no text in UTF-8. */
export class FileUnreadable extends RobynError {}

/** A file, a module, a route, a table or a symbol is there already, and is somebody else's. */
export class EntityClash extends RobynError {}

/** What has to change and what somebody edited are the same lines; every conflict is listed. */
export class MergeConflict extends RobynError {}

/** Files that would be deleted were edited. */
export class FilesEdited extends RobynError {}

/** Other entities refer to the one that is to be removed. */
export class EntityReferenced extends RobynError {}

/** A path of `[tool.robyn-config.add]` is no place that the service can import from. */
export class PathRefused extends RobynError {}

/** The file of a pipeline is there, and was not made by the generator. */
export class PipelineExists extends RobynError {}

/** The contract of a service, or the one in the base commit, is no OpenAPI document. */
export class ContractInvalid extends RobynError {}

/** A service that had a contract has none any more. */
export class ContractMissing extends RobynError {}

/** The committed contract is not what the service's code gives. */
export class ContractStale extends RobynError {}

/** The contract changes in a way that breaks clients, and nobody declared it. */
export class ContractBroken extends RobynError {}

/** The file of accepted changes cannot be read. */
export class ContractDeclarationInvalid extends RobynError {}

/** Git does not have the commit to compare with. */
export class BaseMissing extends RobynError {}

/** The workspace is in no Git repository, so there is nothing to compare with. */
export class RepositoryMissing extends RobynError {}

/** The library exists and was made with other options. */
export class LibraryDiffers extends RobynError {}

/** A project has no pyproject.toml, or does not say how it is installed. */
export class ProjectNotPython extends RobynError {}

/** A project cannot depend on another one of the workspace. */
export class DependencyRefused extends RobynError {}

/** The package manager of a project does not fit the uv workspace that takes it in. */
export class WorkspaceRefused extends RobynError {}

/** A file that says what a client library is made from cannot be read. */
export class ClientInvalid extends RobynError {}

/** The generated files of a client library are not what the contract gives. */
export class ClientStale extends RobynError {}

/** The client library exists and was made with other options. */
export class ClientDiffers extends RobynError {}
